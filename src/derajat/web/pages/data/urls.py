"""Addresses of Data."""

from django.urls import path

from derajat.web.pages.data import (
    columns,
    deciding,
    forms,
    overview,
    periods,
    quality,
    sending,
    upload,
)


PATHS = [
    path("", overview.show, name="data"),
    path("unggah/", sending.send, name="data-send"),
    path("unggahan/", upload.show_list, name="uploads"),
    path("unggahan/<str:token>/", upload.show, name="upload"),
    path("unggahan/<str:token>/bertanda/", upload.take_marked, name="upload-marked"),
    path("unggahan/<str:token>/kolom/", columns.match, name="upload-columns"),
    path("unggahan/<str:token>/periksa/", deciding.check_again, name="upload-check"),
    path("unggahan/<str:token>/kirim/", deciding.submit, name="upload-submit"),
    path("unggahan/<str:token>/setujui/", deciding.approve, name="upload-approve"),
    path("unggahan/<str:token>/kembalikan/", deciding.give_back, name="upload-return"),
    path("unggahan/<str:token>/tarik/", deciding.withdraw, name="upload-withdraw"),
    path("unggahan/<str:token>/nyatakan/", deciding.restate, name="upload-restate"),
    path("blanko/", forms.show_list, name="blank-forms"),
    path("blanko/<str:form>/", forms.download, name="blank-form"),
    path("mutu/", quality.show, name="data-quality"),
    path("periode/", periods.show, name="data-periods"),
    path("periode/final/", periods.settle, name="data-period-settle"),
]
