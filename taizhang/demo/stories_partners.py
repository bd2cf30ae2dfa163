"""Stories of matters that partner units claimed, or may claim now."""

from taizhang.core.commands import ClaimIssue, OfferIssue, RegisterIssue
from taizhang.core.vocabulary import Channel, Nature
from taizhang.demo.acts import (
    ACCEPT,
    STRIKE_OFF,
    act,
    after,
    before,
    did,
    done,
    heard,
    passed,
    story,
)
from taizhang.demo.cast import FANG, LI, SUN_XIAO, WU, YUAN, ZHENG

CLAIM = ClaimIssue()
STORIES = (
    story(
        RegisterIssue(
            summary="滨河步道两边塑料袋、饮料瓶多，想请志愿者清一清",
            words="河边风大，袋子都挂在灌木上，孩子们周末来玩不好看。",
            channel=Channel.AREA_VISIT,
            nature=Nature.SUGGESTION,
            category="litter",
            place="riverside",
            place_text="滨河小区东侧步道",
            reporter="董桂芬",
            phone="138 0000 6120",
        ),
        "Plastic bags along the riverside path: could volunteers help?",
        act(
            -15,
            "9:20",
            LI,
            before("rubbish", 30),
            ACCEPT,
            OfferIssue(
                tags=("environment",), note="周末半天，十来个人，街道出手套和袋子。"
            ),
        ),
        act(-15, "14:05", FANG, CLAIM),
        act(-13, "9:00", FANG, did("来了十二个人，从桥头捡到小区东门，装了三十一袋。")),
        act(-13, "11:20", FANG, after("rubbish"), done("步道两边清完，三十一袋已拉走。")),
        act(-12, "10:15", ZHENG, passed("桥头到东门都干净，灌木上也没有了。")),
        act(-12, "15:40", WU, heard("看见孩子们去捡的，很干净。"), STRIKE_OFF),
        key="riverside-clean",
    ),
    story(
        RegisterIssue(
            summary="锦绣家园几位独居老人想有人上门量血压、讲讲用药",
            words="去医院排队受不了，药也分不清，能来一趟就好。",
            channel=Channel.COVERAGE_VISIT,
            nature=Nature.REQUEST,
            category="elderly-care",
            place="jinxiu",
            place_text="锦绣家园",
            reporter="徐淑珍",
            phone="138 0000 6121",
        ),
        "Old people living alone would like their blood pressure taken at home",
        act(
            -4,
            "10:10",
            SUN_XIAO,
            ACCEPT,
            OfferIssue(tags=("service",), note="五位老人，都在一个小区，半天能走完。"),
        ),
        act(-3, "8:50", YUAN, CLAIM),
        act(-2, "9:30", YUAN, did("已排两位护士，周四上午挨家走，先打电话约好。")),
        key="blood-pressure",
    ),
    story(
        RegisterIssue(
            summary="育才小区放学时段门口车多，想有人帮着维持秩序",
            words="四点半那会儿电动车、汽车挤一起，孩子从缝里钻。",
            channel=Channel.COUNTER,
            nature=Nature.SUGGESTION,
            category="parking",
            place="yucai-homes",
            place_text="育才小区南门",
            reporter="贺春梅",
            phone="138 0000 6122",
        ),
        "Crowded gate after school: could somebody help keep order?",
        act(
            -1,
            "9:40",
            LI,
            before("bicycles", 20),
            ACCEPT,
            OfferIssue(
                tags=("safety", "activity"), note="周一到周五四点到五点，要两个人。"
            ),
        ),
        key="school-gate",
    ),
)
