"""Sending a file: one plain file input, and everything that can go wrong with it."""

from pathlib import Path

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from derajat.errors import Problem, report
from derajat.intake.receive import find_received
from derajat.web.accounts.grants import Reader
from derajat.web.accounts.log import write_deed
from derajat.web.asked import Asked, read_asked
from derajat.web.limits import body_size, drop_body
from derajat.web.needs import needs
from derajat.web.pages.data.tabs import build_tabs
from derajat.web.pages.data.words import render_when
from derajat.web.parts.forms import draw_key
from derajat.web.policy import Act, load_policy
from derajat.web.settings import LARGEST_UPLOAD_BYTES
from derajat.web.uploads.arriving import SUFFIXES, Arrival, SealingHandler
from derajat.web.uploads.jobs import check_upload
from derajat.web.uploads.models import Upload
from derajat.web.uploads.moving import deed_of
from derajat.web.uploads.sealed_copies import sealed_copies
from derajat.web.uploads.states import UploadState


MOST_BYTES = LARGEST_UPLOAD_BYTES
_AROUND = 1024 * 1024
"""What a form may bring beside its file."""


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@needs("batches", read=Act.CREATE, write=Act.CREATE)
def send(request: HttpRequest) -> HttpResponse:
    """The form, or what became of a file that was sent with it.

    The token of the form is checked by the view inside, for it can only be read after
    it is settled where the file goes.
    """
    if body_size(request) > MOST_BYTES + _AROUND:
        drop_body(request)
        return _show(request, read_asked(request), (_too_large(),), 413)
    handler = SealingHandler(sealed_copies(), MOST_BYTES)
    request.upload_handlers = [handler]
    request.handler = handler  # type: ignore[attr-defined]
    try:
        answer: HttpResponse = _answer(request)
        return answer
    finally:
        handler.settle()


@csrf_protect
def _answer(request: HttpRequest) -> HttpResponse:
    asked = read_asked(request)
    if request.method != "POST":
        return _show(request, asked)
    handler: SealingHandler = request.handler  # type: ignore[attr-defined]
    sent = request.POST.get("kunci", "")[:64]
    earlier = Upload.objects.for_reader(asked.reader).filter(once=sent).first()
    if sent and earlier is not None:
        return _lead_on(request, earlier, asked.reader)
    problems = check_arrival(handler, asked)
    if problems or handler.arrival is None:
        return _show(request, asked, problems, 413 if handler.is_too_large else 422)
    try:
        upload = _keep(request, handler.arrival, sent or draw_key(), asked)
    except IntegrityError:
        mine = Upload.objects.for_reader(asked.reader)
        return _lead_on(request, get_object_or_404(mine, once=sent), asked.reader)
    handler.keep()
    return _lead_on(request, upload, asked.reader)


def check_arrival(handler: SealingHandler, asked: Asked) -> tuple[Problem, ...]:
    """Why what arrived is not taken; empty when it is."""
    if handler.is_too_large:
        return (_too_large(),)
    name = handler.sent_name
    if name and Path(name).suffix.lower() not in SUFFIXES:
        return (report("WEB-051", name=name),)
    if handler.arrival is None or not handler.arrival.size:
        return (report("WEB-052"),)
    return _check_known(handler.arrival, asked)


def _check_known(arrival: Arrival, asked: Asked) -> tuple[Problem, ...]:
    """Whether the store, or somebody's open upload, has this content."""
    content, reading = arrival.content_hash, asked.reading
    batch = find_received(content, reading.office, reading.snapshot)
    if batch is not None:
        at = render_when(batch.received_at, asked.language)
        return (report("WEB-054", at=at, file=batch.file_name, batch=batch.id),)
    open_states = [state.value for state in UploadState if state.is_open]
    same = Upload.objects.filter(content_hash=content, state__in=open_states).first()
    if same is None:
        return ()
    at, label = render_when(same.sent_at, asked.language), same.standing.label
    return (report("WEB-055", at=at, state_id=label.id, state_en=label.en),)


def _keep(request: HttpRequest, arrival: Arrival, once: str, asked: Asked) -> Upload:
    reader = asked.reader
    repaired = request.POST.get("perbaikan", "")
    first = Upload.objects.for_reader(reader).filter(token=repaired).first()
    with transaction.atomic():
        upload = Upload.objects.create(
            token=arrival.token,
            once=once,
            area=reader.home,
            sender=reader.account,
            sender_role=reader.role,
            name=arrival.name,
            size=arrival.size,
            content_hash=arrival.content_hash,
            repairs=first,
            state=UploadState.RECEIVED.value,
        )
        write_deed(deed_of(upload, reader, "send"), timezone.now())
        transaction.on_commit(lambda: check_upload.enqueue(upload.pk))
    return upload


def _lead_on(request: HttpRequest, upload: Upload, reader: Reader) -> HttpResponse:
    """To the page of the upload, for those who may see it."""
    if load_policy().allows(reader.role, "batches", Act.VIEW):
        return redirect("upload", token=upload.token)
    said = f"{upload.name}: {upload.standing.label.render('id')}"
    messages.success(request, said)
    return redirect("data-send")


def _show(
    request: HttpRequest,
    asked: Asked,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    repaired = request.GET.get("perbaikan", "")
    first = Upload.objects.for_reader(asked.reader).filter(token=repaired).first()
    shown = {
        "asked": asked,
        "tabs": build_tabs(request, asked),
        "problems": [
            (p.says(asked.language), p.repair(asked.language)) for p in problems
        ],
        "once": draw_key(),
        "repairs": first,
        "limit": f"{MOST_BYTES // 2**20} MB",
    }
    return render(request, "data/send.html", shown, status=status)


def _too_large() -> Problem:
    return report("WEB-050", limit=f"{MOST_BYTES // 2**20} MB")
