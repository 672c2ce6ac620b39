"""Lists that a script turns where they stand, told from lists that end."""

from __future__ import annotations

import pytest

from crawler.discovery.in_place import is_turned_in_place
from crawler.discovery.page import Page

SCRIPT = "<script src='/app.js'></script>"
TURNED = {
    "a count of its pages": "<span>共5页</span><a>上一页</a><a>下一页</a>",
    "buttons with numbers": "<div><a>1</a><a>2</a><a>3</a></div><span class='x'>下一页</span>",
    "the page before is shut":
        "<li class='prev disabled'><a>上一页</a></li><li class='next'><a href='#'>下一页</a></li>",
    "it is no use to go back": "<button disabled>上一页</button><button>下一页</button>",
    "a button that acts": "<button class='btn'><i></i>下一页</button>",
    "a call": "<a href='javascript:;' onclick='pager.turn(2)'>下一页&gt;</a>",
    "a call in the address": "<a href='javascript:turnTo(2)'>下页</a>",
    "more rows": "<div class='more'>加载更多</div>",
    "a place for a pager, and a count in a script":
        "<div class='page_base'></div><script>list({pagebar: {prepage: 10, recordCount: '37'}});</script>",
    "numbers without an address": "<ul class='pagination'><li class='on'>1</li><li>2</li><li>3</li></ul>",
    "numbers that are links to nothing":
        "<div class='page'><a href='javascript:;'>1</a><a href='javascript:;'>2</a></div>",
    "a place by its name":
        "<div id='laypage1'></div><script>laypage.render({elem: 'laypage1', count: 12, limit: 4});</script>",
}
ENDS = {
    "nothing to press": "<span>共 8 条</span>",
    "words that nothing stands behind":
        "<span>首页</span><span>上一页</span><span>下一页</span><span>尾页</span>",
    "an address": "<span>共5页</span><a href='index_2.html'>下一页</a>",
    "an address around it": "<span>共5页</span><a href='index_2.html'><span>下一页</span></a>",
    "one page only": "<span>共1页</span><a href='javascript:turnTo(1)'>下一页</a>",
    "the last page": "<span>第5页/共5页</span><a onclick='turn(6)'>下一页</a>",
    "shut": "<button disabled>上一页</button><button disabled>下一页</button>",
    "shut by its frame": "<li class='disabled'><a>上一页</a></li><li class='disabled'><a>下一页</a></li>",
    "a sign in a breadcrumb":
        "<div>当前位置：<a href='/'>首页</a><span>&gt;</span><a href='/zwgk/'>公</a>&gt;年报</div>"
        "<button>1</button><button>2</button>",
    "numbers of pictures": "<ul class='slides'><li>1</li><li>2</li><li>3</li></ul>",
    "numbers with addresses": "<div class='page'><span>1</span><a href='index_1.html'>2</a></div>",
    "a place for a pager, and one page":
        "<div class='page_base'></div><script>list({pagebar: {prepage: 10, recordCount: '7'}});</script>",
    "a count, and no place for a pager":
        "<div class='page-header'></div><script>list({pagebar: {prepage: 10, recordCount: '37'}});</script>",
    "a place, and addresses in a script":
        "<div id='page'></div><script>page({pageCount: 5, jump: function (n) {"
        "location.href = 'index_' + n + '.html';}});</script>",
    "an empty call": "<a href='javascript:void(0);'>上一页</a><a href='javascript:void(0);'>下一页</a>",
}


def page_with(pager: str) -> Page:
    rows = "".join(f"<li><a href='/nb/{n}.html'>第{n}镇年度报告</a></li>" for n in range(4))
    body = f"<html><body><ul>{rows}</ul>{pager}{SCRIPT}</body></html>"
    return Page.of("http://portal.test/nb/", body.encode())


@pytest.mark.parametrize("pager", TURNED.values(), ids=TURNED)
def test_a_button_with_no_address_and_a_sign_of_more_turns_a_list(pager: str) -> None:
    assert is_turned_in_place(page_with(pager))


@pytest.mark.parametrize("pager", ENDS.values(), ids=ENDS)
def test_a_list_that_ends_or_has_addresses_is_not_turned(pager: str) -> None:
    assert not is_turned_in_place(page_with(pager))
