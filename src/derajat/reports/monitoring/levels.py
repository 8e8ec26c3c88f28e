"""Levels of areas as reports name them."""

from derajat.model.areas import AreaLevel
from derajat.model.labels import Label


LEVEL_LABELS = {
    AreaLevel.VILLAGE: Label("kelurahan/desa", "villages"),
    AreaLevel.HEALTH_CENTRE: Label("Puskesmas", "health centres"),
    AreaLevel.SUBDISTRICT: Label("kecamatan", "subdistricts"),
    AreaLevel.DISTRICT: Label("kabupaten/kota", "districts"),
    AreaLevel.PROVINCE: Label("provinsi", "provinces"),
}
