"""What scripts ask for, as hands of many schools write it: what they declare and what they send."""

from __future__ import annotations

import pytest

from crawler.discovery.answered import rows
from crawler.discovery.asking import Asks
from crawler.discovery.page import Page
from crawler.discovery.posted import posting, posting_json

BASE = "http://www.example.gov.cn/gk/nb.html"
HOST = "http://www.example.gov.cn"
VUE = "new Vue({el:'#app',%s,methods:{load:function(){%s}}})"


def asked(script: str) -> tuple[str, ...]:
    return Asks([script], BASE, "utf-8").at_once()


@pytest.mark.parametrize(
    ("script", "url"),
    [
        ("var site='7',unit,size=10;$.get('/api?s='+site+'&n='+size)", "/api?s=7&n=10"),
        ("const q={page:1,unit:'u2'};fetch(`/api/${q.unit}?page=${q.page}`)", "/api/u2?page=1"),
        ("var q={page:1,unit:'u2'};$.getJSON('/api',q,show)", "/api?page=1&unit=u2"),
        ("axios.get('/api',{params:{page:1,unit:'u2'}}).then(show)", "/api?page=1&unit=u2"),
        ("$http.get('/api',{params:{page:1}})", "/api?page=1"),
        ("axios.defaults.baseURL='/prod';axios.get('/api')", "/prod/api"),
        ("const http=axios.create({baseURL:'/prod',timeout:9000});http.get('/api')", "/prod/api"),
        ("const page=ref(1);axios.get(`/api?page=${page.value}`)", "/api?page=1"),
        (
            VUE % ("data:{list:[],unit:'u2'}", "var me=this;axios.get('/api?u='+me.unit).then(r=>{})"),
            "/api?u=u2",
        ),
    ],
)
def test_asked_by_get(script: str, url: str) -> None:
    assert asked(script) == (HOST + url,)


@pytest.mark.parametrize(
    "data",
    [
        "data:{list:[],query:{page:1,unit:'u2'}}",
        "data:function(){return {list:[],query:{page:1,unit:'u2',title:undefined}}}",
        "data(){ return { list: [], query: { page: 1, unit: 'u2', state: null } } }",
        "data:()=>({list:[],query:{page:1,unit:'u2'}})",
    ],
)
@pytest.mark.parametrize("sent", ["this.query", "{page:this.query.page,unit:this.query.unit}"])
def test_a_component_posts_its_data_as_json(data: str, sent: str) -> None:
    told = posting_json(f"{HOST}/api", {"page": "1", "unit": "u2"})
    assert asked(VUE % (data, f"axios.post('/api',{sent}).then(r=>{{this.list=r.data}})")) == (told,)


@pytest.mark.parametrize("sent", ["q", "Qs.stringify(q)", "qs.stringify({page:1})", "$.param({page:1})"])
def test_what_is_posted_as_a_form(sent: str) -> None:
    client = "$" if sent == "q" else "axios"
    assert asked(f"var q={{page:1}};{client}.post('/api',{sent})") == (posting(f"{HOST}/api", {"page": 1}),)


def test_what_is_not_certain_is_not_asked_for() -> None:
    assert asked(VUE % ("data:{query:{page:1,unit:unitOf(location)}}", "axios.post('/api',this.query)")) == ()
    assert asked("axios.post('/api',this.query)") == ()
    assert asked("var unit=one(),size=2;axios.get('/api?u='+unit)") == ()


def test_the_address_of_a_row_is_written_around_constants() -> None:
    script = "var site='7';$.get('/api');list.html('<a href=\"/c/'+site+'/d/'+row.id+'.html\">'+row.title)"
    assert Asks([script], BASE, "utf-8").row == "/c/7/d/{id}.html"
    assert Asks([script.replace("'7'", "siteOf()")], BASE, "utf-8").row is None


@pytest.mark.parametrize(
    ("script", "url"),
    [
        ("table.render({url:'/list.do',where:{u:'2'},page:true})", "/list.do?u=2&page=1&limit=10"),
        (
            "table.render({url:'/list.do',page:{limit:5},limit:5,request:{pageName:'curr',limitName:'nums'}})",
            "/list.do?curr=1&nums=5",
        ),
        ("$('#t').DataTable({ajax:'/list.json',columns:[]})", "/list.json"),
        ("$('#t').DataTable({ajax:{url:'/list.json',type:'GET'},columns:[]})", "/list.json"),
        ("var o='2';var x=new XMLHttpRequest();x.open('GET','/list?o='+o,true);x.send();", "/list?o=2"),
    ],
)
def test_what_widgets_get(script: str, url: str) -> None:
    assert asked(script) == (HOST + url,)


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("<ul class='easyui-tree' data-options=\"url:'/tree.do',animate:true\"></ul>", {}),
        ("<table class=easyui-datagrid data-options=\"url:'/tree.do',queryParams:{u:2}\"></table>", {"u": 2}),
        ("<script>$('#g').datagrid({url:'/tree.do',columns:[[]]})</script>", {}),
        ("<script>var s={async:{enable:true,url:'/tree.do',otherParam:{'u':'2'}}};go(s)</script>", {"u": 2}),
    ],
)
def test_what_widgets_post(page: str, sent: dict[str, object]) -> None:
    body = f"<html><body>{page}</body></html>".encode()
    assert Page.of(BASE, body).asks.at_once() == (posting(f"{HOST}/tree.do", sent),)


@pytest.mark.parametrize(
    "script",
    [
        "tree.render({elem:'#t',data:nodes})",
        "table.render({url:listOf(unit),page:true})",
        "new XMLHttpRequest().open('POST','/save')",
        "$('#t').datagrid({url:'/count/hits.do'})",
    ],
)
def test_widgets_that_ask_for_nothing_certain(script: str) -> None:
    assert asked(script) == ()


def test_nodes_that_grow_are_asked_for_by_their_ids() -> None:
    nodes = '[{"id":7,"name":"县直部门","isParent":true},{"id":8,"name":"城关镇","isParent":false}]'
    for url, grown in (
        (f"{HOST}/tree.do#post:s=1|row:/u/{{id}}.html", f"{HOST}/tree.do#post:s=1&id=7|row:/u/{{id}}.html"),
        (f"{HOST}/tree.do?s=1#|row:/u/{{id}}.html", f"{HOST}/tree.do?s=1&id=7#|row:/u/{{id}}.html"),
    ):
        told = [(row.url, row.name) for row in rows(Page.of(url, nodes.encode()))]
        assert told == [(grown, "县直部门"), (f"{HOST}/u/8.html", "城关镇")]


SHELL = (
    "<html><head><meta name='channelId' content='55'></head><body><input type='hidden' id='cid' value='7'>"
    "<input id='word'><script>%s</script></body></html>"
)


@pytest.mark.parametrize(
    ("script", "sent"),
    [
        ("var c=getQueryString('id');$.get('/api?c='+c)", "c=3"),
        ("$.get('/api',{c:$.getUrlParam(\"id\"),k:GetRequestParam('kind')})", "c=3&k=nb"),
        ("const q=new URLSearchParams(location.search);fetch(`/api?c=${q.get('id')}`)", "c=3"),
        ("fetch('/api?c='+new URLSearchParams(window.location.search).get('id'))", "c=3"),
        ("fetch('/api?c='+new URL(location.href).searchParams.get('id'))", "c=3"),
        ("$.get('/api?c='+$('#cid').val())", "c=7"),
        ("$.get('/api?c='+$(\"input#cid\").val())", "c=7"),
        ("var c=document.getElementById('cid').value;$.get('/api?c='+c)", "c=7"),
        ("$.get('/api?c='+$('meta[name=\"channelId\"]').attr('content'))", "c=55"),
        ("new Vue({created(){axios.get('/api?c='+this.$route.query.id)}})", "c=3"),
        ("new Vue({created(){this.load('8')},methods:{load(c){axios.get('/api?c='+c)}}})", "c=8"),
    ],
)
def test_what_scripts_take_from_their_page(script: str, sent: str) -> None:
    page = Page.of(f"{HOST}/list.html?id=3&kind=nb", (SHELL % script).encode())
    assert page.asks.at_once() == (f"{HOST}/api?{sent}",)


@pytest.mark.parametrize(
    "script",
    [
        "var c=getQueryString('other');$.get('/api?c='+c)",
        "$.get('/api?c='+$('#none').val())",
        "$.get('/api?c='+$('#word').val())",
        "$.get('/api?c='+$('meta[name=other]').attr('content'))",
    ],
)
def test_what_the_page_does_not_say_is_not_asked_for(script: str) -> None:
    assert Page.of(f"{HOST}/list.html?id=3", (SHELL % script).encode()).asks.at_once() == ()
