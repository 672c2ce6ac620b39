"""The sample portals by the name of their family."""

from __future__ import annotations

from random import Random

import pytest
from _pytest.mark import ParameterSet

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
from tests.seeds import SEED

PRODUCTS: dict[str, type[County]] = {product.product: product for product in (
    Ucap, Trs, Hanweb, Jpaas, QueryList, Gkmlpt, Vsb, LonSun, Openness, Epoint,
    Components, SiteFactory, ListShow, Snowflake, TrueCms, Hebei, Jeecms)}


def small(name: str, seed: int) -> County:
    """A portal of a product with one list of the reports of few bodies."""
    return PRODUCTS[name](seed, "flat", (5, 3))


def one_drawn() -> list[str | ParameterSet]:
    """The products' names for a test that takes long: one drawn by the seed, the others under soak."""
    names = sorted(PRODUCTS)
    drawn = Random(SEED).choice(names)
    return [drawn, *(pytest.param(name, marks=pytest.mark.soak) for name in names if name != drawn)]
