"""Why a file cannot be read: kept in the archive in English, told in any language.

In the place `what` stands the name of a kind of file, a message itself.
"""

from __future__ import annotations

from models.messages import later
from models.messages.sentence import Kept

WHAT = "what"


# The whole file
EMPTY_FILE = Kept(later("empty file: there is nothing to read in it"))
OVER_BYTES = Kept(later("%(size)d bytes: larger than the limit of %(most)d bytes"))
UNREAD_KIND = Kept(later("%(what)s (%(kind)s): this version cannot read it"))
TRUNCATED = Kept(later("broken or truncated %(what)s: %(cause)s; fetch it again"))
BROKEN = Kept(later("broken %(what)s: %(cause)s; fetch it again"))
A_FOLDER = Kept(later("a folder; name the files in it"))
NO_SUCH_FILE = Kept(later("no such file"))
CANNOT_BE_OPENED = Kept(later("cannot be opened: %(why)s"))
NOT_STORED = Kept(later("the reading could not be stored: %(cause)s"))

# Pages and pictures
TRUNCATED_PDF = Kept(later("truncated PDF: its end with the table of objects is missing; fetch it again"))
BROKEN_PDF = Kept(later("broken PDF: %(cause)s"))
NESTED_OBJECTS = Kept(later("its objects are nested without end"))
NO_PAGES = Kept(later("it has no pages"))
LOCKED_PDF = Kept(later("encrypted PDF: it opens only with a password"))
MANY_PAGES = Kept(later("more than %(most)d pages: no annual report has so many"))
MANY_OBJECTS = Kept(later("page %(page)d: more than %(most)d objects on one page"))
TIME_USED_UP = Kept(later("page %(page)d: the time limit for one file is used up"))
NEEDS_OCR = Kept(later("a picture: install the extra that reads them: pip install 'gongkai[ocr]'"))
CUT_OFF_PICTURE = Kept(later("broken or cut off %(what)s (%(cause)s)"))
MANY_PICTURES = Kept(later("more than %(most)d pictures in one file"))
HUGE_PICTURE = Kept(later("a picture of %(width)d × %(height)d pixels: larger than any page"))
NESTED_OFD = Kept(later("broken OFD: objects are nested more than %(most)d deep"))
OFD_PART_NO_XML = Kept(later("broken OFD: %(place)s is no XML: %(cause)s"))
OFD_WITHOUT = Kept(later("broken OFD: it has no %(name)s"))
OFD_PAGES_UNREADABLE = Kept(later("broken OFD: none of its pages can be read"))
OFD_WITHOUT_PAGES = Kept(later("OFD without pages"))
ENCRYPTED_OFD = Kept(later("encrypted OFD: it opens only with its key"))

# Word
OLD_WORD = Kept(later("a Word file older than Word 97: open it in Word or LibreOffice and save it as DOCX"))
LOCKED_DOC = Kept(later("a locked Word file (DOC): open it with its password and save it without"))
BROKEN_DOC = Kept(later("broken Word file (DOC): %(cause)s; open it and save it as DOCX"))
NO_TABLE_STREAM = Kept(
    later("broken Word file (DOC): its table stream is missing; open it and save it as DOCX")
)
NO_TEXT = Kept(later("broken or truncated Word file (DOC): its text is missing; fetch it again"))
WRONG_LENGTHS = Kept(later("broken Word file (DOC): the length of its text cannot be; fetch it again"))
NO_TEXT_TABLE = Kept(later("broken Word file (DOC): the table of its text is missing; fetch it again"))
NEEDS_LIBREOFFICE = Kept(later("%(reason)s; or install LibreOffice, and it is converted by itself"))
LIBREOFFICE_FAILED = Kept(later("%(reason)s; LibreOffice could not convert it either (%(cause)s)"))
DOCX_WITHOUT_BODY = Kept(later("broken DOCX: its main part has no body; fetch it again"))
DOCX_WITHOUT_PART = Kept(later("broken DOCX: its main part is missing; fetch it again"))
OTHER_XML = Kept(later("XML (%(name)s) that is no office document: this version cannot read it"))
WORD_XML_WITHOUT_BODY = Kept(later("broken Word XML: it has no body; fetch it again"))
DEEP_RTF = Kept(later("RTF with more than %(most)d groups in each other: save it as DOCX"))
MHT_WITHOUT_TEXT = Kept(later("a saved page or mail (MHT) without any text in it: save the page again"))
LOCKED_ODF = Kept(later("locked OpenDocument file: open it with its password and save it without"))
OTHER_ODF = Kept(later("an OpenDocument file that holds neither text nor sheets: convert it to PDF"))

# Workbooks and other old files
LOCKED_OFFICE = Kept(later("locked %(what)s: open it with its password and save it without"))
BROKEN_BOOK = Kept(later("broken %(what)s: %(cause)s; fetch it again or save it as XLSX"))
BOOK_GIVEN_UP = Kept(later("broken %(what)s: its reader gave up; open it and save it as XLSX"))
WIDE_SHEET = Kept(later("sheet %(name)s spans more than %(most)d places; no report does"))
MERGED_SHEET = Kept(later("sheet %(name)s merges more than %(most)d places; no report does"))
MANY_CELLS = Kept(later("more than %(most)d table cells; no report has that many"))
NESTED_FOLDERS = Kept(
    later("broken old Word or Excel file (OLE): its folders hold one another; fetch it again")
)
OTHER_OLE = Kept(
    later("an OLE file that is neither Word nor Excel (it holds %(streams)s): save it as DOCX")
)
PRESENTATION = Kept(later("a PowerPoint presentation: no report is written so; save it as PDF"))
WORKS = Kept(later("a Microsoft Works file: open it in Word or LibreOffice and save it as DOCX"))
WORKS_OR_PUBLISHER = Kept(later("a Microsoft Works or Publisher file: open it and save it as DOCX"))

# JSON
NEVER_CLOSES = Kept(later("broken or truncated JSON: it never closes; fetch it again"))
NESTED_JSON = Kept(later("broken JSON: it is nested without end"))
MANY_RECORDS = Kept(later("JSON with more than %(most)d records: no report comes so"))

# Packed files
LOCKED_ARCHIVE = Kept(later("locked %(what)s: it opens only with a password"))
LOCKED_MEMBER = Kept(later("locked %(what)s: %(name)s opens only with a password"))
DAMAGED_MEMBER = Kept(later("damaged %(what)s: %(name)s cannot be unpacked: %(cause)s"))
MISSING_MEMBER = Kept(later("broken %(what)s: it has no member %(name)s"))
UNKNOWN_PACKING = Kept(later("%(what)s: %(name)s is packed in an unknown way: %(cause)s"))
OVER_MEMBER = Kept(later("%(what)s: %(name)s unpacks to more than the limit of %(most)d bytes"))
MANY_MEMBERS = Kept(later("%(what)s with %(number)d members: more than the limit of %(most)d"))
MANY_FILES = Kept(later("packed file with more than %(most)d files: no reports come so"))
OVER_UNPACKED = Kept(later("packed file that unpacks to more than the limit of %(most)d bytes"))
NOTHING_INSIDE = Kept(later("%(what)s without any document in it"))
NOT_INSIDE = Kept(later("the archive has no member %(path)s"))
NOT_UNPACKED = Kept(later("%(path)s cannot be unpacked"))
NONE_UNPACKED = Kept(later("nothing in it can be unpacked"))
LATER_VOLUME = Kept(later("a later part of a RAR archive in several files: the others are needed"))
NEEDS_UNRAR = Kept(later("compressed RAR archive: install one of %(tools)s to read it"))
ENDS_EARLY = Kept(later("its bytes end too early"))
WRONG_CHECKSUM = Kept(later("its checksum is wrong"))
NOT_IN_IT = Kept(later("damaged %(what)s: the file is not in it"))

# The reader itself
TOOK_LONG = Kept(later("reading took longer than %(seconds)s seconds"))
TOOK_MEMORY = Kept(later("reading needed more than %(much)s GB of memory"))
NO_PROCESS = Kept(later("no process for reading could be started; see memory and the limit of processes"))
READER_DIED = Kept(later("the reader's process died (exit code %(code)s)"))
READER_FAILED = Kept(later("the reader failed: %(said)s"))
NO_PARTS = Kept(later("it has no parts; see `gongkai verify`."))
