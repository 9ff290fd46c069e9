"""What runs for `python -m habeas.cli`?"""

from habeas.cli.main import main

main()
