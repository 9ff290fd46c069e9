"""How many bytes does a person mean by 20MB?"""

import re

import click

UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
SIZE = re.compile(r"(\d+)\s*([kmg]?)b?", re.IGNORECASE)


class Size(click.ParamType[int]):
    """A number of bytes, with kB, MB or GB behind it if the user likes."""

    name = "size"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read the number and its unit.

        >>> Size().convert("20MB", None, None), Size().convert("512", None, None)
        (20000000, 512)
        """
        found = SIZE.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"{value!r} is no size; write 500kB, 20MB or 1GB", param, ctx)
        return int(found[1]) * UNITS[found[2].lower()]
