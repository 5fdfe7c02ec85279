"""The portal's addresses and who answers each."""

from portal.assets import asset
from portal.dispatch import Page
from portal.handlers import articles, complain, entrance, follow, home, webhook
from portal.words import KIND_PATHS
from store.webhook import PATH


def _reading() -> list[Page]:
    pages = []
    for kind, path in KIND_PATHS.items():
        shelf = articles.Shelf(kind)
        pages += [Page(path, shelf.listing), Page(f"{path}/{{slug}}", shelf.article)]
        pages += [Page(f"{path}/{{slug}}/berkas/{{sha256}}", shelf.file)]
    return pages


def _complaint(base: str) -> list[Page]:
    return [
        Page(base, follow.complaint),
        Page(f"{base}/foto/{{sha256}}", follow.photo),
        Page(f"{base}/nilai", post=follow.rate),
        Page(f"{base}/buka-lagi", post=follow.reopen),
        Page(f"{base}/lengkapi", post=follow.supply),
    ]


PAGES: list[Page] = [
    Page("/", home.home),
    Page("/daftar", entrance.register_form, entrance.register),
    Page("/masuk", entrance.login_form, entrance.login),
    Page("/keluar", post=entrance.logout),
    Page("/akun", entrance.profile),
    Page("/lapor", complain.complaint_form, complain.complain, limit=complain.BYTES),
    Page("/tiket/{number}/{secret}", complain.ticket),
    Page("/lacak", follow.track_form, follow.track),
    Page("/pengaduan", follow.mine),
    *_complaint("/pengaduan/{number}"),
    *_complaint("/p/{number}/{secret}"),
    *_reading(),
    Page("/feed.atom", articles.feed),
    Page(PATH, webhook.handshake, webhook.receive, limit=webhook.BYTES, raw=True),
    Page("/healthz", home.healthy),
    Page("/static/{digest}/{name}", asset),
]
