"""A header that the form does not know is matched by hand, and remembered."""

import pytest
from openpyxl import load_workbook
from tests.web.upload_cases import (
    centres,
    check,
    filled_form,
    kept_files,
    office_reading,
    only_upload,
    send,
    sent_file,
)

from derajat.intake.column_choices import (
    ColumnChoice,
    add_choices,
    match_chosen,
    see_columns,
)
from derajat.intake.match_source import UnmatchedFile
from derajat.sheets import open_file


FORM = "lb3-kia"
OWN = ("IBU HAMIL / KUNJUNGAN / K4", "IBU HAMIL / KUNJUNGAN / K6")
OTHER = ("IBU HAMIL / KUNJUNGAN / Empat kali", "IBU HAMIL / KUNJUNGAN / Enam kali")
CELLS = {"K4": "Empat kali", "K6": "Enam kali"}
BOTH = {"kolom-0": OTHER[0], "kolom-1": OTHER[1]}


pytestmark = pytest.mark.usefixtures("empty_folder")


def _source():
    return next(s for s in office_reading().office.sources if s.name == FORM)


def _renamed(path, names=CELLS):
    """The file with headers of the first sheet under other names."""
    book = load_workbook(path)
    sheet, done = book.worksheets[0], set()
    for row in sheet.iter_rows(max_row=10):
        for cell in row:
            if cell.value in names:
                done.add(cell.value)
                cell.value = names[cell.value]
    assert done == set(names)
    book.save(path)
    return path


@pytest.fixture
def strange(tmp_path, centre):
    """A filled form whose last two headers are those of nobody's form."""
    return _renamed(filled_form(tmp_path, centre))


def _words(answer):
    return answer.content.decode()


def test_what_a_file_lacks_and_what_it_has_instead_is_seen(site, strange):
    seen = see_columns(open_file(strange), _source())
    assert tuple(column.headers[0] for column in seen.missing) == OWN
    assert tuple(column.header for column in seen.free) == OTHER
    assert all(len(column.samples) == 1 for column in seen.free)
    assert all(column.column for column in seen.known)


def test_a_file_of_the_form_leaves_nothing_to_choose(site, tmp_path, centre):
    assert see_columns(open_file(filled_form(tmp_path, centre)), _source()) is None


def test_chosen_headers_make_the_same_facts_as_the_own_ones(
    site, strange, tmp_path, centre
):
    reading = office_reading()
    pairs = zip(OWN, OTHER, strict=True)
    choices = tuple(ColumnChoice(FORM, own, other) for own, other in pairs)
    asked = (reading.office, reading.catalogue)
    with pytest.raises(UnmatchedFile):
        match_chosen(open_file(strange), *asked, ())
    by_hand = match_chosen(open_file(strange), *asked, choices)
    folder = tmp_path / "sendiri"
    folder.mkdir()
    by_itself = match_chosen(open_file(filled_form(folder, centre)), *asked, choices)
    assert [n.code for n in by_hand.notices].count("REC-114") == 2
    assert "REC-114" not in [n.code for n in by_itself.notices]
    old, new = by_itself.forms[0], by_hand.forms[0]
    assert [(p.index, p.form.to) for p in new.columns if hasattr(p.form, "to")] == [
        (p.index, p.form.to) for p in old.columns if hasattr(p.form, "to")
    ]


def test_a_choice_for_another_form_changes_nothing(site):
    sources = office_reading().office.sources
    assert add_choices(sources, [ColumnChoice("lain", "x", "y")]) == sources


def test_the_officer_chooses_and_the_file_is_checked(officer, site, strange):
    send(officer, sent_file(strange))
    upload = check(only_upload())
    assert upload.state == "unknown"
    assert kept_files(site) == [upload.token], "kept, for it can still be matched"
    address = f"/data/unggahan/{upload.token}/kolom/"
    assert address in _words(officer.get(f"/data/unggahan/{upload.token}/"))
    page = _words(officer.get(address))
    assert OTHER[0] in page
    assert "Tiga contoh isi" in page
    assert "hanya dilihat pengirim" not in page
    answer = _choose(officer, upload, **BOTH)
    assert answer.status_code == 302
    upload.refresh_from_db()
    assert upload.state == "received"
    upload = check(upload)
    assert upload.state == "checked"
    assert upload.accepted == 1
    page = _words(officer.get(f"/data/unggahan/{upload.token}/"))
    assert "REC-114" in page or "dipilih sendiri" in page


def _choose(officer, upload, **fields):
    address = f"/data/unggahan/{upload.token}/kolom/"
    return officer.post(address, {"dilihat": upload.changes, **fields})


def test_the_choice_is_kept_for_the_next_file_of_the_same_place_only(
    officer, sign_in, site, strange, tmp_path, centre
):
    from derajat.web.uploads.models import Upload

    send(officer, sent_file(strange))
    upload = check(only_upload())
    _choose(officer, upload, **BOTH)
    folder = tmp_path / "lagi"
    folder.mkdir()
    again = _renamed(filled_form(folder, centre, numbers=(8,)))
    send(officer, sent_file(again), once="kunci-dua")
    assert check(Upload.objects.get(once="kunci-dua")).state == "checked"
    other = centres(office_reading())[1]
    neighbour = sign_in("PKM", other.code)
    folder = tmp_path / "lain"
    folder.mkdir()
    theirs = _renamed(filled_form(folder, other, numbers=(9,)))
    send(neighbour, sent_file(theirs), once="kunci-tiga")
    assert check(Upload.objects.get(once="kunci-tiga")).state == "unknown"


@pytest.mark.parametrize(
    ("fields", "code_words"),
    [
        ({}, "Belum dipilih kolom berkas"),
        ({"kolom-0": OTHER[0]}, "Belum dipilih kolom berkas"),
        ({"kolom-0": "tidak ada", "kolom-1": "x" * 9000}, "Belum dipilih kolom berkas"),
        (
            {"kolom-0": OTHER[0], "kolom-1": OTHER[0]},
            "dipilih 2 kali",
        ),
    ],
)
def test_what_was_not_chosen_or_chosen_twice_is_told(
    officer, site, strange, fields, code_words
):
    from derajat.web.uploads.models import KeptColumn

    send(officer, sent_file(strange))
    upload = check(only_upload())
    answer = _choose(officer, upload, **fields)
    assert answer.status_code == 422
    page = _words(answer)
    assert "<title>Galat: " in page
    assert page.count(code_words) >= 2, "on top and beside the field"
    assert not KeptColumn.objects.exists()
    upload.refresh_from_db()
    assert upload.state == "unknown"


def test_an_old_page_of_choices_changes_nothing(officer, site, strange):
    send(officer, sent_file(strange))
    upload = check(only_upload())
    answer = officer.post(
        f"/data/unggahan/{upload.token}/kolom/", {"dilihat": "0", **BOTH}
    )
    assert answer.status_code == 422
    assert "sudah berubah" in _words(answer)
    _choose(officer, upload, **BOTH)
    assert _choose(officer, upload, **BOTH).status_code == 302, "pressed twice"


def test_only_the_sender_sees_what_the_cells_hold(
    officer, sign_in, site, strange, centre
):
    send(officer, sent_file(strange))
    upload = check(only_upload())
    steward = sign_in("STW", site.areas["district"])
    address = f"/data/unggahan/{upload.token}/kolom/"
    page = _words(steward.get(address))
    assert "hanya dilihat pengirim" in page
    samples = see_columns(open_file(strange), _source()).known[0].samples
    assert samples[0] in _words(officer.get(address))
    table = page.split("Kolom berkas yang belum dikenali")[1]
    assert f"<td>{samples[0]}</td>" not in table
    other = sign_in("PKM", centres(office_reading())[1].code)
    assert other.get(address).status_code == 404


def test_a_file_that_is_like_no_form_cannot_be_matched(officer, site, tmp_path):
    path = tmp_path / "catatan.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    send(officer, sent_file(path))
    upload = check(only_upload())
    assert kept_files(site) == []
    answer = officer.get(f"/data/unggahan/{upload.token}/kolom/")
    assert answer.status_code == 302


def test_choosing_is_written_into_the_log(officer, site, strange):
    from derajat.web.accounts.models import LogEntry

    send(officer, sent_file(strange))
    upload = check(only_upload())
    _choose(officer, upload, **BOTH)
    acts = LogEntry.objects.filter(identifier=upload.token)
    assert "match" in {entry.act for entry in acts}
