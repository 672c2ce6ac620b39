"""From a fetched page's bytes to what it is and where it leads: pure functions, no network, no database."""

from crawler.discovery.examine import examine
from crawler.discovery.examined import Context, Examined, Link, LinkKind, Role
from crawler.discovery.fingerprint import content_hash
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.urls import url_key

__all__ = ["Context", "Examined", "Link", "LinkKind", "OwnHosts", "Role", "content_hash", "examine",
"url_key"]
