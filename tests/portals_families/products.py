"""The sample portals by the name of their family."""

from __future__ import annotations

from tests.portals_families.components import Components
from tests.portals_families.county import County
from tests.portals_families.epoint import Epoint
from tests.portals_families.gkmlpt import Gkmlpt
from tests.portals_families.hebei import Hebei
from tests.portals_families.jeecms import Jeecms
from tests.portals_families.listshow import ListShow
from tests.portals_families.lonsun import LonSun
from tests.portals_families.openness import Openness
from tests.portals_families.sitefactory import SiteFactory
from tests.portals_families.snowflake import Snowflake
from tests.portals_families.truecms import TrueCms
from tests.portals_families.vsb import Vsb

PRODUCTS: dict[str, type[County]] = {product.product: product for product in (
    Components, SiteFactory, ListShow, Snowflake, TrueCms, Hebei, Jeecms,
    Epoint, Gkmlpt, LonSun, Openness, Vsb)}
