"""RTF (Word, WPS, LibreOffice) → Document: groups, code pages, tables with merged and nested cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from models.messages import unreadable
from pipelines.document import Damage, Document
from pipelines.formats.lines import is_value
from pipelines.formats.office.flow import Content, blocks, lines
from pipelines.formats.office.pictured import with_pictures
from pipelines.formats.office.rows import Assembly, Bound
from pipelines.formats.office.rtf_pictures import rtf_pictures
from pipelines.formats.office.rtf_state import ASIDE, ENTERED, SIGNS, SKIPPED, Group, Story
from pipelines.formats.office.rtf_text import TOKEN, Characters
from pipelines.formats.sniff import RTF
from pipelines.reading import UnreadableError

DEEPEST = 2000


def read_rtf(data: bytes) -> Document:
    """The document, with headers, footers, notes and text boxes after its text.

    UnreadableError if groups lie too deep. A file that ends inside a group is read so far (`cut_off`).
    """
    parser = _Parser()
    complete = parser.run(data)
    shown, damage = with_pictures(
        blocks(parser.content()), parser.hidden, len(parser.pictures),
        lambda: rtf_pictures(data, parser.pictures),
    )
    notes = [*damage, *(() if complete else (Damage("cut_off"),))]
    if parser.characters.replaced:
        count = {"count": parser.characters.replaced, "charset": parser.characters.page}
        notes.append(Damage("undecodable_bytes", count))
    return Document(RTF, shown, encoding=parser.characters.page, damage=tuple(notes))


class _Parser:
    """Runs through the tokens once; nothing is recursive."""

    def __init__(self) -> None:
        self.characters = Characters()
        self.hidden = 0
        self.pictures: list[int] = []
        self._at = 0
        self._groups = [Group()]
        self._stories = [Story(Assembly("rtf"))]
        self._done: list[Content] = []
        self._default_font = 0
        self._to_skip = 0
        self._words: dict[str, Callable[[int | None], None]] = {
            name.removeprefix("_word_"): getattr(self, name)
            for name in dir(self)
            if name.startswith("_word_")
        }

    def content(self) -> Content:
        """The text, then what stood aside, in order."""
        self._end_paragraph()
        while len(self._stories) > 1:
            self._end_story()
        return [*self._stories[0].assembly.finish(), *(piece for content in self._done for piece in content)]

    def run(self, data: bytes) -> bool:
        """Reads all tokens; whether every group was closed."""
        at = 0
        while (token := TOKEN.match(data, at)) is not None and at < len(data):
            at = self._at = token.end()
            word, number, hexadecimal, sign, brace, text = token.groups()
            if text is not None:
                self._plain(text)
            elif word is not None:
                if word == b"bin":
                    at += max(int(number or 0), 0)
                else:
                    self._word(word.decode("ascii"), None if number is None else int(number))
            elif brace is not None:
                self._begin() if brace == b"{" else self._end()
            elif hexadecimal is not None:
                self._plain(bytes.fromhex(hexadecimal.decode("ascii")))
            elif sign is not None:
                self._sign(sign)
        return len(self._groups) == 1

    def _begin(self) -> None:
        if len(self._groups) > DEEPEST:
            raise UnreadableError(unreadable.DEEP_RTF(most=DEEPEST))
        self._flush()
        around = self._groups[-1]
        inner = replace(around, begun=False, starred=False, aside=False, doubled=False)
        inner.skipped = around.skipped or around.doubled
        around.doubled = False
        self._groups.append(inner)
        self._to_skip = 0

    def _end(self) -> None:
        if len(self._groups) == 1:
            return
        self._flush()
        group = self._groups.pop()
        self._to_skip = 0
        if group.aside:
            self._end_paragraph()
            self._end_story()

    def _plain(self, data: bytes) -> None:
        group = self._groups[-1]
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        group.begun = group.begun or not data.isspace()
        if data and not group.skipped and not group.fonts:
            self.characters.add_bytes(data, group.font, group.wide_font)

    def _sign(self, sign: bytes) -> None:
        group = self._groups[-1]
        if sign == b"*":
            group.starred = not group.begun
        elif group.skipped:
            return
        elif sign in (b"~", b"_"):
            self.characters.add(" " if sign == b"~" else "-")
        elif sign in (b"\\", b"{", b"}"):
            self._plain(sign)
        elif sign in (b"\r", b"\n"):
            self._end_paragraph()

    def _word(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        if word == "pict" and (group.drawn or not group.skipped):
            self.pictures.append(self._at)
            group.drawn = False
        if group.skipped:
            return
        if word in SKIPPED or (group.starred and word not in ENTERED):
            group.skipped, group.drawn = True, word == "sv"
        elif word in ASIDE:
            group.aside = True
            self._flush()
            self._stories.append(Story(Assembly(word)))
        elif word in SIGNS:
            self.characters.add(SIGNS[word])
        elif (action := self._words.get(word)) is not None:
            action(number)
        group.starred, group.begun = False, True

    def _flush(self) -> None:
        """Puts the characters so far into the paragraph, as what they are."""
        text = self.characters.take()
        if not text:
            return
        group, story = self._groups[-1], self._stories[-1]
        if group.hidden:
            self.hidden += bool(text.strip())
        elif group.label:
            story.label += text
        elif group.raised and text.strip():
            story.parts.append(f"[{text}]")
        else:
            story.parts.append(text)

    def _end_paragraph(self) -> None:
        self._flush()
        story = self._stories[-1]
        text = "".join(story.parts).replace("][", "")
        label = "" if is_value(text) or not any(map(str.isalnum, story.label)) else story.label.strip()
        story.assembly.add(lines(label + text if text.strip() else "", None, story.level), story.at)
        story.parts, story.label = [], ""

    def _end_story(self) -> None:
        self._done.append(self._stories.pop().assembly.finish())

    def _word_par(self, _number: int | None) -> None:
        self._end_paragraph()

    _word_sect = _word_par

    def _word_cell(self, _number: int | None) -> None:
        self._stories[-1].in_table = True
        self._stories[-1].depth = 1
        self._end_paragraph()
        self._stories[-1].assembly.end_cell(1)

    def _word_nestcell(self, _number: int | None) -> None:
        story = self._stories[-1]
        story.depth = max(story.depth, 2)
        self._end_paragraph()
        story.assembly.end_cell(story.depth)

    def _word_row(self, _number: int | None) -> None:
        self._flush()
        story = self._stories[-1]
        story.parts = []
        story.assembly.end_row(1, story.left, story.bounds)

    def _word_nestrow(self, _number: int | None) -> None:
        story = self._stories[-1]
        story.assembly.end_row(max(story.depth, 2), story.left, story.bounds)
        if story.outer is not None:
            (story.left, story.bounds), story.outer = story.outer, None

    def _word_nesttableprops(self, _number: int | None) -> None:
        """A nested row's definition stands inside that of the row around it, which must not be lost."""
        story = self._stories[-1]
        story.outer = (story.left, story.bounds)

    def _word_trowd(self, _number: int | None) -> None:
        story = self._stories[-1]
        story.left, story.bounds = 0, []
        story.joins_left = story.joins_above = False

    def _word_trleft(self, number: int | None) -> None:
        self._stories[-1].left = number or 0

    def _word_clmrg(self, _number: int | None) -> None:
        self._stories[-1].joins_left = True

    def _word_clvmrg(self, _number: int | None) -> None:
        self._stories[-1].joins_above = True

    def _word_cellx(self, number: int | None) -> None:
        story = self._stories[-1]
        story.bounds.append(Bound(number or 0, story.joins_left, story.joins_above))
        story.joins_left = story.joins_above = False

    def _word_pard(self, _number: int | None) -> None:
        story = self._stories[-1]
        self._flush()
        story.in_table, story.depth, story.level = False, 1, None

    def _word_intbl(self, _number: int | None) -> None:
        self._stories[-1].in_table = True

    def _word_itap(self, number: int | None) -> None:
        self._stories[-1].depth = max(number if number is not None else 1, 1)
        self._stories[-1].in_table = number != 0

    def _word_outlinelevel(self, number: int | None) -> None:
        self._stories[-1].level = min(number + 1, 6) if number is not None and 0 <= number < 9 else None

    def _word_ansicpg(self, number: int | None) -> None:
        self.characters.set_page(number or 0)

    def _word_deff(self, number: int | None) -> None:
        self._default_font = self._groups[-1].font = number or 0

    def _word_fonttbl(self, _number: int | None) -> None:
        self._groups[-1].fonts = True

    def _word_fcharset(self, number: int | None) -> None:
        if self._groups[-1].fonts:
            self.characters.fonts[self._groups[-1].font] = number or 0

    def _word_f(self, number: int | None) -> None:
        self._flush()
        self._groups[-1].font = number or 0

    def _word_dbch(self, _number: int | None) -> None:
        self._groups[-1].wide = True

    def _word_loch(self, _number: int | None) -> None:
        self._groups[-1].wide = False

    _word_hich = _word_loch

    def _word_af(self, number: int | None) -> None:
        if self._groups[-1].wide:
            self._groups[-1].wide_font = number or 0

    def _word_plain(self, _number: int | None) -> None:
        self._flush()
        group = self._groups[-1]
        group.hidden = group.raised = group.wide = False
        group.font, group.wide_font = self._default_font, -1

    def _word_v(self, number: int | None) -> None:
        self._flush()
        self._groups[-1].hidden = number != 0

    _word_deleted = _word_strike = _word_striked = _word_v

    def _word_super(self, number: int | None) -> None:
        self._flush()
        self._groups[-1].raised = number != 0

    _word_sub = _word_super

    def _word_nosupersub(self, _number: int | None) -> None:
        self._flush()
        self._groups[-1].raised = False

    def _word_pntext(self, _number: int | None) -> None:
        self._flush()
        self._groups[-1].label = True

    _word_listtext = _word_pntext

    def _word_uc(self, number: int | None) -> None:
        self._groups[-1].stand_ins = max(number or 0, 0)

    def _word_u(self, number: int | None) -> None:
        if not self._groups[-1].fonts:
            self.characters.add(chr((number or 0) % 0x10000))
        self._to_skip = self._groups[-1].stand_ins

    def _word_upr(self, _number: int | None) -> None:
        """The text stands twice: in a group for old readers, then in one in Unicode; that alone is read."""
        self._groups[-1].doubled = True
