"""What scripts ask for, as hands of many schools write it: what they declare and what they send."""

from __future__ import annotations

import pytest

from crawler.discovery.asking import Asks
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
