"""The method sheet as a page."""

OFFICE = "19.71"


def test_every_version_stands_there_with_its_basis(sign_in):
    from derajat.model.numerals import render_day
    from derajat.web.reading.office import open_reading

    catalogue = open_reading().catalogue
    several = [i for i in catalogue.indicators.values() if len(i.versions) > 1]
    indicator = several[0] if several else catalogue.indicators["KIA-K6"]
    client = sign_in("PRG", OFFICE)
    html = client.get(f"/indikator/{indicator.code}/definisi/").content.decode()
    for version in indicator.versions:
        assert f"Rumus sejak {render_day(version.valid_from)}" in html
    assert "`" not in html.split("<main")[1].split("</main>")[0]


def test_every_sheet_can_be_shown(sign_in):
    from derajat.web.reading.office import open_reading

    client = sign_in("OPD", OFFICE)
    for code in open_reading().catalogue.indicators:
        answer = client.get(f"/indikator/{code}/definisi/")
        assert answer.status_code == 200, code
        assert len(answer.content) < 200_000, code
