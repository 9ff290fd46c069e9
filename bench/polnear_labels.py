"""Which labels does a trained sequence labeller give: first cues, then who and what of each?

Two linear chains (CRF). The first marks cues in a paragraph. The second looks at one cue at a
time, as one looks for the roles of a verb: an attribution inside another one is found too.
"""

from collections.abc import Iterator, Sequence

from polnear_words import Article, Told, Word

Span = tuple[int, int]
NEAR = (1, 2, 3, 5, 8, 13, 21, 34)
BEFORE, AFTER = 3, 3  # sentences around a cue that are looked at
PATH = 5  # steps between a word and a cue
FAMILY = {"nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "advcl", "agent", "pobj",
          "acl", "relcl", "parataxis", "attr", "csubj", "dative", "prt", "aux", "neg",
          "mark"}  # fmt: skip
BESIDE = 2  # words


class View:
    """The words of an article with the ties between them; made once, then only read."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.children: list[list[int]] = [[] for _ in words]
        for at, word in enumerate(words):
            if word.head != at:
                self.children[word.head].append(at)
        self.up = [self._ancestors(at) for at in range(len(words))]
        self.basic = [self._basic(at) for at in range(len(words))]

    def _ancestors(self, at: int) -> list[int]:
        chain = [at]
        while self.words[chain[-1]].head != chain[-1]:
            chain.append(self.words[chain[-1]].head)
        return chain

    def _basic(self, at: int) -> dict[str, str]:
        word = self.words[at]
        text = word.text
        shape = (
            "A" if text.isupper() else "a" if text.islower() else "Aa" if text.istitle() else "-"
        )
        head = self.words[word.head]
        return {
            "w": text.lower(), "l": word.lemma, "t": word.tag, "p": word.pos, "d": word.dep,
            "e": word.entity, "q": word.quoted, "s": shape, "o": word.ours, "hl": head.lemma,
            "hd": head.dep, "hp": head.pos,
        }  # fmt: skip

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """Give the first and last word of each paragraph."""
        first = 0
        for at in range(1, len(self.words) + 1):
            end = at == len(self.words)
            if end or self.words[at].paragraph != self.words[first].paragraph:
                yield first, at
                first = at


def cue_features(view: View, first: int, last: int) -> list[list[str]]:
    """Say of each word of a paragraph what a cue is known by."""
    return [_cue_word(view, at, first, last) for at in range(first, last)]


def _cue_word(view: View, at: int, first: int, last: int) -> list[str]:
    basic = view.basic[at]
    told = [f"{key}={value}" for key, value in basic.items()]
    for step in (-2, -1, 1, 2):
        if first <= at + step < last:
            near = view.basic[at + step]
            told += [f"{step}{key}={near[key]}" for key in ("w", "l", "t", "d", "q", "o")]
        else:
            told.append(f"{step}edge")
    if first < at:
        told.append(f"ww={view.basic[at - 1]['l']}_{basic['l']}")
    if at + 1 < last:
        told.append(f"wn={basic['l']}_{view.basic[at + 1]['l']}")
    under = sorted({view.words[c].dep for c in view.children[at]} & FAMILY)
    told += [f"c={dep}" for dep in under] + [f"lc={basic['l']}_{dep}" for dep in under]
    told.append(f"cc={'_'.join(under)}")
    told += [f"cl={view.words[c].dep}_{view.words[c].lemma}" for c in view.children[at][:6]]
    told.append(f"ld={basic['l']}_{basic['d']}")
    told.append(f"hl={basic['hl']}_{basic['d']}")
    for side, span in (("b", range(at - 1, max(first, at - 8) - 1, -1)),
                       ("a", range(at + 1, min(last, at + 9)))):  # fmt: skip
        mark = next((i for i in span if view.words[i].quoted in {"open", "close"}), None)
        if mark is not None:
            told.append(f"{side}{view.words[mark].quoted}{abs(mark - at)}")
            told.append(f"{side}{view.words[mark].quoted}{basic['l']}")
    told.append(f"ol={basic['o']}_{basic['l']}")
    told.append(f"pref={basic['w'][:4]}")
    told.append(f"suf={basic['w'][-3:]}")
    return told


def cue_labels(view: View, told: Sequence[Told], first: int, last: int) -> list[str]:
    """Say of each word of a paragraph whether it begins or goes on with a cue."""
    labels = ["O"] * (last - first)
    for one in told:
        inside = [at for at in range(first, last) if _in(view.words[at], one.cue)]
        for number, at in enumerate(inside):
            labels[at - first] = "I" if number and at - 1 == inside[number - 1] else "B"
    return labels


def _in(word: Word, stretches: Sequence[Span]) -> bool:
    return any(a < word.end and word.start < b for a, b in stretches)


def window(view: View, cue: Sequence[int]) -> range:
    """Give the words around a cue among which its roles are looked for."""
    sentence = view.words[cue[0]].sentence
    here = view.words[cue[0]].paragraph
    low = cue[0]
    while low > 0 and view.words[low - 1].sentence >= sentence - BEFORE:
        if view.words[low - 1].paragraph < here - 1:
            break
        low -= 1
    high = cue[-1] + 1
    while high < len(view.words) and view.words[high].sentence <= sentence + AFTER:
        if view.words[high].paragraph > here + 1:
            break
        high += 1
    return range(low, high)


def head_of(view: View, cue: Sequence[int]) -> int:
    """Find the word of a cue that governs the others."""
    verbs = [at for at in cue if view.words[at].pos == "VERB"]
    return min(verbs or cue, key=lambda at: (len(view.up[at]), -at))


def role_features(view: View, cue: Sequence[int], others: set[int]) -> list[list[str]]:
    """Say of each word around a cue what its speaker and its content are known by."""
    head = head_of(view, cue)
    above = view.up[head]
    depth = {at: n for n, at in enumerate(above)}
    span = window(view, cue)
    frame = _frame(view, head)
    marks = _marks(view, span, cue)
    return [_role_word(view, at, cue, head, depth, frame, marks[at], others, span) for at in span]


def _frame(view: View, head: int) -> str:
    left = sorted({view.words[c].dep for c in view.children[head] if c < head} & FAMILY)
    right = sorted({view.words[c].dep for c in view.children[head] if c > head} & FAMILY)
    return f"{'_'.join(left)}|{'_'.join(right)}"


def _marks(view: View, span: range, cue: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """Count commas, quotation marks and stops between each word and the cue."""
    found: dict[int, tuple[int, int, int]] = {}
    for side in (range(cue[-1] + 1, span.stop), range(cue[0] - 1, span.start - 1, -1)):
        commas = quotes = stops = 0
        for at in side:
            word = view.words[at]
            found[at] = min(commas, 2), min(quotes, 3), min(stops, 3)
            commas += word.text in {",", ";", ":", "—", "--", "-"}
            quotes += word.quoted in {"open", "close"}
            stops += word.text in {".", "!", "?"}
    for at in cue:
        found[at] = 0, 0, 0
    for at in span:
        found.setdefault(at, (0, 0, 0))
    return found


def _branch(view: View, at: int, depth: dict[int, int]) -> tuple[str, str, int, int]:
    """Tell by which branch a word hangs from the cue or from what governs it."""
    below = at
    path = []
    for step in view.up[at]:
        if step in depth:
            rise = depth[step]
            child = view.words[below].dep if step != at else "self"
            deps = "<".join(path[-2:])
            return child, deps, min(rise, 4), min(len(path), PATH)
        path.append(view.words[step].dep)
        below = step
    return "none", "", 9, 9


def _role_word(
    view: View, at: int, cue: Sequence[int], head: int, depth: dict[int, int], frame: str,
    marks: tuple[int, int, int], others: set[int], span: range,
) -> list[str]:  # fmt: skip
    basic, word, centre = view.basic[at], view.words[at], view.words[head]
    inside = at in cue
    side = "k" if inside else "b" if at < cue[0] else "a"
    gap = 0 if inside else cue[0] - at if at < cue[0] else at - cue[-1]
    near = next((n for n in NEAR if gap <= n), 99)
    child, deps, rise, length = _branch(view, at, depth)
    off = word.sentence - centre.sentence
    lemma = "_".join(view.words[c].lemma for c in cue)[:30]
    commas, quotes, stops = marks
    key = f"{side}{rise}{child}"
    told = [
        f"side={side}", f"near={side}{near}", f"off={off}", f"off={off}{basic['q']}",
        f"key={key}", f"key={key}|{basic['d']}", f"key={key}|{centre.lemma}", f"len={key}{length}",
        f"deps={key}{deps}", f"keyf={key}|{frame}", f"keyt={key}|{basic['t']}",
        f"mk={side}{commas}{quotes}{stops}", f"mkk={key}{commas}{quotes}",
        f"q={basic['q']}{side}{off}",
        f"qm={basic['q']}{side}{quotes}{stops}", f"qk={basic['q']}{centre.quoted}{side}",
        f"w={basic['w']}", f"l={basic['l']}{side}", f"t={basic['t']}{side}",
        f"d={basic['d']}{side}",
        f"e={basic['e']}{side}", f"s={basic['s']}", f"hl={basic['hl']}{basic['d']}",
        f"o={basic['o']}{side}", f"ok={basic['o']}{key}", f"cue={lemma}{side}",
        f"cued={lemma}{key}", f"par={word.paragraph - centre.paragraph}",
        f"lm={basic['l']}{side}{near if near <= BESIDE else 9}", f"other={at in others}{side}",
        f"ct={centre.tag}{key}", f"cd={centre.dep}{key}", f"wk={basic['w']}|{rise}{child}",
    ]  # fmt: skip
    for step in (-2, -1, 1, 2):
        there = at + step
        if there in span:
            other = view.basic[there]
            told += [f"{step}w={other['w']}", f"{step}t={other['t']}", f"{step}q={other['q']}",
                     f"{step}d={other['d']}", f"{step}k={there in cue}"]  # fmt: skip
            if abs(step) == 1:
                near_child, _, near_rise, _ = _branch(view, there, depth)
                told += [f"{step}kk={near_rise}{near_child}>{rise}{child}",
                         f"{step}tt={other['t']}_{basic['t']}",
                         f"{step}ow={there in others}",
                         f"{step}o={other['o']}_{basic['o']}",
                         f"{step}off={view.words[there].sentence - word.sentence}"]  # fmt: skip
        else:
            told.append(f"{step}edge")
    return told


def role_labels(view: View, cue: Sequence[int], told: Told) -> list[str]:
    """Say of each word around a cue whether it names the speaker or is what was said."""
    labels = []
    before = "O"
    for at in window(view, cue):
        word = view.words[at]
        kind = "S" if _in(word, told.source) else "C" if _in(word, told.content) else "O"
        labels.append(kind if kind == "O" else f"{'I' if kind == before else 'B'}-{kind}")
        before = kind
    return labels


def words_of(view: View, stretches: Sequence[Span]) -> list[int]:
    """List the words that stretches of text touch."""
    low, high = min(a for a, _ in stretches), max(b for _, b in stretches)
    return [
        at for at, word in enumerate(view.words)
        if word.end > low and word.start < high and _in(word, stretches)
    ]  # fmt: skip


def cues_of(labels: Sequence[str], first: int) -> list[list[int]]:
    """Read the cues out of the labels of a paragraph."""
    found: list[list[int]] = []
    for at, label in enumerate(labels, first):
        if label == "B" or (label == "I" and not (found and found[-1][-1] == at - 1)):
            found.append([at])
        elif label == "I":
            found[-1].append(at)
    return found


def taught(article: Article) -> tuple[View, list[tuple[list[int], Told]]]:
    """Pair each cue that an annotator marked with the words that it touches."""
    view = View(article.words)
    pairs = ((words_of(view, one.cue), one) for one in article.told)
    return view, [(cue, one) for cue, one in pairs if cue]
