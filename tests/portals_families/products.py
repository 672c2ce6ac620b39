"""The sample portals by the name of their family."""

from __future__ import annotations

from tests.portals_families.components import Components
from tests.portals_families.county import County
from tests.portals_families.epoint import Epoint
from tests.portals_families.gkmlpt import Gkmlpt
from tests.portals_families.hanweb import Hanweb
from tests.portals_families.hebei import Hebei
from tests.portals_families.jeecms import Jeecms
from tests.portals_families.jpaas import Jpaas
from tests.portals_families.listshow import ListShow
from tests.portals_families.lonsun import LonSun
from tests.portals_families.openness import Openness
from tests.portals_families.querylist import QueryList
from tests.portals_families.sitefactory import SiteFactory
from tests.portals_families.snowflake import Snowflake
from tests.portals_families.trs import Trs
from tests.portals_families.truecms import TrueCms
from tests.portals_families.ucap import Ucap
from tests.portals_families.vsb import Vsb

PRODUCTS: dict[str, type[County]] = {product.product: product for product in (
    Ucap, Trs, Hanweb, Jpaas, QueryList, Gkmlpt, Vsb, LonSun, Openness, Epoint,
    Components, SiteFactory, ListShow, Snowflake, TrueCms, Hebei, Jeecms)}
