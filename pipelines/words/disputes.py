"""Numbers of reviews and lawsuits over other things than disclosure."""

from __future__ import annotations

import re

from pipelines.words.others import Place

ABOUT_DISCLOSURE = re.compile(r"信息公开|依申请|申请公开|公开.{0,6}信息|新收|结转|予以公开|不予公开|部分公开")
_ALL_CASES = re.compile(r"办理|审理|受理|各类|应诉|处理")
_OTHER_SUITS = re.compile(
    r"(?:民事|刑事|民商事|经济|劳动|合同)(?:纠纷|争议|类|案件|的)*诉讼"
    r"|(?:处罚|许可|征收|强制|确权|登记|认定|拆迁|征地)(?:决定)?被(?:申请|提起)?(?:行政)?(?:复议|诉)"
    r"|不服(?:劳动|人事|仲裁)*(?:裁决|判决|裁定|处罚|调解|认定)"
)
_CAUSE = re.compile(
    r"(?:处罚|纠纷|许可|土地|林权|劳动|规划|房屋|征地|征收|拆迁|工伤|户籍|交通|治安|确权|权属|登记|强制|社保|低保)[^,。;]{0,8}"
    r"(?:引起|引发|产生|导致|有关|相关|类|案)|(?:没有|无|未|均不)涉及(?:政府)?信息公开|与(?:政府)?信息公开(?:工作)?无关"
)
_OF_WHICH = re.compile(
    r"[件起宗次](?:[,(](?:其中)?(?:涉及|因|关于|属于?)|[^。;]*其中(?:涉及|因|关于|属于?)?)(?:政府)?信息公开[^,。;]{0,8}?\d"
)
_DECIDES = re.compile(r"审理|作为复议机关")
_TOGETHER = re.compile(r"复议(?:案件)?(?:、|和|及|与|以及)(?:被?提起)?(?:行政)?诉讼[^,、\d]*$")


def is_of_other_cases(place: Place) -> bool:
    """Reviews and lawsuits over other things than disclosure, those that the body itself decides, and both
    in one number.
    """
    if (
        _DECIDES.search(place.clause)
        or _OTHER_SUITS.search(place.clause)
        or _OF_WHICH.match(place.after)
        or (place.numbered and _TOGETHER.search(place.before))
    ):
        return True
    if ABOUT_DISCLOSURE.search(place.before):
        return False
    return bool(_ALL_CASES.search(place.clause) or _CAUSE.search(place.before + place.after))
