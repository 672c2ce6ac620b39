"""New alarms sent to real servers on loopback; a server that is not there fails no night."""

from __future__ import annotations

import email
import email.policy
import json
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from crawler.notify import notify
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site


class Inbox(socketserver.ThreadingTCPServer):
    """A mail server that speaks as much SMTP as it takes to be handed a mail."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], str]] = []
        super().__init__(("127.0.0.1", 0), Session)


class Session(socketserver.StreamRequestHandler):
    server: Inbox

    def handle(self) -> None:
        self._say("220 here")
        to: list[str] = []
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].split()[0].upper()
            if verb == "RCPT":
                to.append(line.split("<")[1].split(">")[0])
            if verb == "DATA":
                self._say("354 go on")
                self.server.mails.append((to, self._mail()))
            self._say("221 bye" if verb == "QUIT" else "250 well")
            if verb == "QUIT":
                return

    def _mail(self) -> str:
        lines = []
        while (line := self.rfile.readline().decode()) != ".\r\n":
            lines.append(line)
        return "".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Hook(HTTPServer):
    """Takes what is posted."""

    def __init__(self) -> None:
        self.posted: list[dict[str, object]] = []
        self.status = 204
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                hook.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(hook.status)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None: ...

        super().__init__(("127.0.0.1", 0), Handler)


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Inbox, Hook]]:
    with Inbox() as inbox, Hook() as hook:
        for server in (inbox, hook):
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        monkeypatch.setenv("GONGKAI_WEBHOOK", f"http://127.0.0.1:{hook.server_address[1]}/hook")
        monkeypatch.setenv("GONGKAI_SMTP", f"smtp://127.0.0.1:{inbox.server_address[1]}")
        monkeypatch.setenv("GONGKAI_MAIL_TO", "one@example.org, two@example.org")
        yield inbox, hook
        inbox.shutdown()
        hook.shutdown()


def test_a_night_tells_new_alarms_once(servers: tuple[Inbox, Hook], site: Site, crawled: Crawled) -> None:
    inbox, hook = servers
    crawled.night(site)
    assert (inbox.mails, hook.posted) == ([], [])
    kept = dict(site.pages)
    for year in (2021, 2022, 2023):
        del site.pages[f"/nb/{year}.html"]
    for _ in range(2):
        crawled.night(site)
    site.pages = kept
    [posted], [(to, mail)] = hook.posted, inbox.mails
    assert "3 of 4 documents" in str(posted["alarms"])
    assert str(posted["text"]).startswith("gongkai: a new")
    message = email.message_from_string(mail, policy=email.policy.default)
    assert to == ["one@example.org", "two@example.org"]
    assert "a new alarm" in message["Subject"]
    assert "3 of 4 documents" in message.get_content()


def test_a_failure_to_send_is_told_and_fails_nothing(
    servers: tuple[Inbox, Hook], site: Site, crawled: Crawled
) -> None:
    inbox, hook = servers
    hook.status = 500
    inbox.shutdown()
    inbox.server_close()
    site.pages["/"] = Answer(status=502)
    result = crawled.crawl(site, targets=(site.home,))
    assert len(result.new_alarms) == 1
    assert result.problems == ()
    assert [notice.split(" about ")[0] for notice in result.notices] == ["the webhook", "the mail"]
    assert crawled.rows("SELECT outcome FROM runs")[-1] != ("interrupted",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GONGKAI_WEBHOOK", "file:///etc/passwd"),
        ("GONGKAI_WEBHOOK", "nowhere"),
        ("GONGKAI_SMTP", "localhost:25"),
    ],
)
def test_addresses_that_are_none_are_told(
    servers: tuple[Inbox, Hook], monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    [told] = notify("a.db", ["one"])
    assert name in told
    assert len(servers[0].mails) + len(servers[1].posted) == 1


def test_a_password_is_never_sent_in_the_clear(
    servers: tuple[Inbox, Hook], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GONGKAI_WEBHOOK")
    port = servers[0].server_address[1]
    monkeypatch.setenv("GONGKAI_SMTP", f"smtp://me:secret@127.0.0.1:{port}")
    [told] = notify("a.db", ["one"])
    assert "STARTTLS" in told
    assert servers[0].mails == []
