"""What can be refused, and what should the user do then?

HabeasError
├── Refused          the whole job stops before anything is written
│   ├── NothingToRead, FolderOverlap, ForeignFolder, BadSettings
│   ├── NoPassphrase, WrongPassphrase, DiskFull, Interrupted
│   ├── NotConfirmed, WouldGiveAway
│   ├── BadScorer, TooFewDecisions, NotBetter, NotLoopback, NoProposer
├── Unreadable       one file cannot be read; the others go on
│   ├── Encrypted, Broken, TooLarge, UnknownType
├── BrokenChain      an entry of the ledger is gone or altered
├── Damaged          a sealed source is gone or altered
├── BadDecision      a reviewer's row does not fit the case
├── BadRegister      a row of a table about persons, consents or steps cannot be taken
├── Withheld         it would harm somebody, or nobody allowed it
│   ├── ConsentWithdrawn, RetaliationRisk, NotAuthorised, UnknownPerson, NotReady
└── BadDraft         a sentence of a draft may not stand
    ├── Unfounded, Overstated
"""

from collections.abc import Iterable


class HabeasError(Exception):
    """Says what is wrong and what to do; carries no name, no path and no testimony.

    >>> print(HabeasError("the folder is empty", hint="put reports into it"))
    the folder is empty (hint: put reports into it)
    """

    def __init__(self, what: str, *, hint: str) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what} (hint: {self.hint})"


class Refused(HabeasError):
    """The job stops before anything is written."""


class NothingToRead(Refused):
    """The folder is empty, or nothing in it can be read.

    `files` are path, reason and hint of each, for the door alone: the message names none.
    """

    def __init__(
        self, what: str, *, hint: str, files: Iterable[tuple[str, str, str]] = ()
    ) -> None:
        super().__init__(what, hint=hint)
        self.files = tuple(files)


class FolderOverlap(Refused):
    """OUT lies inside FOLDER, or FOLDER inside OUT."""


class ForeignFolder(Refused):
    """OUT holds files that habeas did not write."""


class BadSettings(Refused):
    """The settings of the case hold an unknown key or a value of the wrong kind."""


class NoPassphrase(Refused):
    """No passphrase was given, and nobody can be asked."""


class WrongPassphrase(Refused):
    """The passphrase does not open this case."""


class DiskFull(Refused):
    """There is no room to write the case."""


class Interrupted(Refused):
    """The user stopped the work."""


class NotConfirmed(Refused):
    """Something would leave the case, and nobody has confirmed it."""


class WouldGiveAway(Refused):
    """What would leave the case repeats a confidential document."""


class BadScorer(Refused):
    """The table of weights is none that habeas wrote."""


class TooFewDecisions(Refused):
    """There are not enough decisions to learn from and to judge what was learnt."""


class NotBetter(Refused):
    """What was learnt is no better than what is in use; nothing was changed."""


class NotLoopback(Refused):
    """A proposer was named that is not on this machine."""


class NoProposer(Refused):
    """The proposer on this machine does not answer, or not as agreed."""


class Unreadable(HabeasError):
    """One file cannot be read; the others go on."""


class Encrypted(Unreadable):
    """The file asks for a password."""


class Broken(Unreadable):
    """The file is not what its first bytes promise."""


class TooLarge(Unreadable):
    """The file, or what it unpacks to, is over the limit."""


class UnknownType(Unreadable):
    """No reader knows this kind of file."""


class BrokenChain(HabeasError):
    """An entry of the ledger is gone or altered."""


class Damaged(HabeasError):
    """A sealed source is gone or altered."""


class BadDecision(HabeasError):
    """A reviewer's decision does not fit the case."""


class BadRegister(HabeasError):
    """A row about a person, a consent or a step of a filing cannot be taken; none is."""


class Withheld(HabeasError):
    """Something must not leave the case, or a step must not be taken."""


class ConsentWithdrawn(Withheld):
    """Somebody took back what they had allowed."""


class RetaliationRisk(Withheld):
    """Somebody could be made to suffer for it."""


class NotAuthorised(Withheld):
    """Nobody has signed that the group may act for a person before this recipient."""


class UnknownPerson(Withheld):
    """The register holds no such person, or knows no such recipient."""


class NotReady(Withheld):
    """A filing is not at the point where this step can follow."""


class BadDraft(HabeasError):
    """A sentence of a draft may not stand as it is; no draft is written."""


class Unfounded(BadDraft):
    """A sentence of fact cites no claim, or leaves out who said it."""


class Overstated(BadDraft):
    """A sentence is surer than the weakest claim that it cites."""
