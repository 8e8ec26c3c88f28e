"""Addresses of plans; codes of nodes may hold dots and slashes, so they come last."""

from django.urls import path

from derajat.web.pages.plan import (
    downloading,
    drafts,
    edit_node,
    node,
    rearrange,
    tree,
    versions,
)


PATHS = [
    path("", tree.show, name="plan"),
    path("unduh/", downloading.download, name="plan_download"),
    path("versi/<slug:plan>/", versions.show_all, name="plan_versions"),
    path("versi/<slug:plan>/<int:number>/", versions.show_one, name="plan_version"),
    path("konsep/<slug:plan>/", drafts.show, name="plan_draft"),
    path("konsep/<slug:plan>/mulai/", drafts.start, name="plan_draft_start"),
    path("konsep/<slug:plan>/ajukan/", drafts.submit, name="plan_draft_submit"),
    path("konsep/<slug:plan>/setujui/", drafts.approve, name="plan_draft_approve"),
    path("konsep/<slug:plan>/kembalikan/", drafts.give_back, name="plan_draft_return"),
    path("konsep/<slug:plan>/batalkan/", drafts.cancel, name="plan_draft_cancel"),
    path(
        "konsep/<slug:plan>/simpul/<path:code>/",
        edit_node.edit,
        name="plan_draft_node",
    ),
    path(
        "konsep/<slug:plan>/anak/<path:code>/",
        rearrange.add_child,
        name="plan_draft_child",
    ),
    path(
        "konsep/<slug:plan>/pindah/<path:code>/",
        rearrange.move,
        name="plan_draft_move",
    ),
    path(
        "konsep/<slug:plan>/hapus/<path:code>/",
        rearrange.delete,
        name="plan_draft_delete",
    ),
    path("<path:code>/", node.show, name="plan_node"),
]
