"""Scrapy's settings for this project: each that departs from Scrapy's default, with the default and the
reason."""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version

from crawler.chromium import MOST_SECONDS, launch_options
from crawler.options import DEFAULT_DELAY

try:
    _VERSION = version("gongkai")
except PackageNotFoundError:
    _VERSION = "source"

BOT_NAME = "gongkai"
SPIDER_MODULES = ["crawler.spiders"]

# Who asks, and whom to tell if it disturbs. Default: "Scrapy/… (+https://scrapy.org)".
CONTACT = os.environ.get("GONGKAI_CONTACT", "").strip()
USER_AGENT = f"Mozilla/5.0 (compatible; gongkai/{_VERSION}; {CONTACT or 'operator gave no contact'})"
# The name that robots.txt rules are looked up under. Default: the whole user agent, which no file names.
ROBOTSTXT_USER_AGENT = "gongkai"
# Default False. Ours is crawler.robots; Scrapy's own middleware is taken out below, see there.
ROBOTSTXT_OBEY = True
# Default "en": portals with an English edition would answer with it.
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
}

# One request at a time to a platform (each has one download slot), and room for many platforms: requests that
# wait for a slow one count too, and must not keep the others out. Defaults 16 and 8.
CONCURRENT_REQUESTS = 1024
CONCURRENT_REQUESTS_PER_DOMAIN = 1
# Default 100: as many tasks are begun for every answer, which brings one item.
CONCURRENT_ITEMS = 1
# Default 0.
DOWNLOAD_DELAY = DEFAULT_DELAY
# Default 0.5 (half to one and a half of the delay): a delay is the least that a portal is given.
DOWNLOAD_DELAY_JITTER = 0.0
# Default 180 s: a portal that answers in a minute or not at all is tried again another day.
DOWNLOAD_TIMEOUT = 60
# Default 60 s: it would add to each try.
DNS_TIMEOUT = 15
# Default 1 GiB, held in memory. Scanned reports have some 10 MB; it holds for unpacked bytes too.
DOWNLOAD_MAXSIZE = 64 * 1024 * 1024
# Defaults also serve file:, data:, ftp: and s3:, which a crawled link must never reach; https checks
# certificates (Scrapy's default does not) and still allows old renegotiation.
DOWNLOAD_HANDLERS = {
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
    "http": "crawler.download.DownloadHandler",
    "https": "crawler.download.DownloadHandler",
}
# Default False. The https handler above checks in any case; this says so to whoever reads the settings.
DOWNLOAD_VERIFY_CERTIFICATES = True
# Default True: a proxy from the environment would connect for us where the gate cannot see the address.
HTTPPROXY_ENABLED = False
# Default True: discovery sees meta refresh itself, and the gate must see each address.
METAREFRESH_ENABLED = False
# Default 20.
REDIRECT_MAX_TIMES = 6
# Default "scrapy-default": addresses of one portal stay with it. Articles are named to their own files.
REFERRER_POLICY = "same-origin"

DOWNLOADER_MIDDLEWARES = {
    # Scrapy's robots.txt, retries, cookies, redirects and unpacking give way to ours: each says why.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    # What it counts is in the ledger.
    "scrapy.downloadermiddlewares.stats.DownloaderStats": None,
    "crawler.gate.Gate": 10,
    "crawler.robots.Robots": 100,
    "crawler.politeness.Politeness": 550,
    "crawler.compression.Compression": 590,
    "crawler.redirects.Redirects": 600,
    "crawler.cookies.Cookies": 700,
}
# Defaults on, and passed by every page: here the spider tells what each status means, a page's depth stands
# in the archive, and a long address must not be dropped without a word.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
# Defaults None: what the walk brings is stored, read and filed by the pipelines.
ITEM_PIPELINES = {"pipelines.items.VisitPipeline": 100}
EXTENSIONS = {
    "crawler.closing.Closing": 0,
    "pipelines.extension.ReadAndFile": 0,
    "research.extension.Refresh": 10,
    # Defaults 0 (on): the run's row in the archive has the numbers.
    "scrapy.extensions.corestats.CoreStats": None,
    "scrapy.extensions.logstats.LogStats": None,
    # Defaults 0 (on): nobody may steer a running crawl through a port.
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
}
# Default 1.
TELNETCONSOLE_ENABLED = False
# Default True.
REMOTE_CONTROL_ENABLED = False

# The archive keeps what was fetched; a cache would answer in the portal's place. Default False, said for
# good.
HTTPCACHE_ENABLED = False
# Default "DEBUG": two lines a page. The runs, visits and alarms in the archive are the record.
LOG_LEVEL = os.environ.get("GONGKAI_LOG", "WARNING")
# Default True: it reads the source of each callback for each answer, six milliseconds a page.
WARN_ON_GENERATOR_RETURN_VALUE = False
# Default True: the numbers are in the run's row.
STATS_DUMP = False

# The system's Chromium for pages that only scripts fill, without a network of its own. Defaults: a browser of
# Playwright's own, and 30 s.
PLAYWRIGHT_LAUNCH_OPTIONS = launch_options()
PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT = MOST_SECONDS * 1000

# Ours: seconds before a failed request is tried again, doubled each time; where the crawler stands; what may
# be fetched on private addresses ("host:port").
GONGKAI_FIRST_WAIT = 1.0
GONGKAI_VANTAGE = os.environ.get("GONGKAI_VANTAGE")
GONGKAI_ALLOW_PRIVATE: list[str] = []
