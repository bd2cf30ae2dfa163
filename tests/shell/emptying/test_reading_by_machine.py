"""What a machine reads off a slip is a draft, and what it is not sure of is named."""

from taizhang.emptying.reading import Piece, arranged


def test_what_stands_behind_a_printed_word_comes_into_its_field():
    read = arranged(
        [
            Piece("姓名 王桂兰 电话：138 0000 4521", 0.95),
            Piece("地点 锦绣家园3号楼", 0.99),
            Piece("意见建议（可以不署名）", 0.99),
            Piece("楼道的灯坏了", 0.99),
            Piece("晚上黑漆漆旳", 0.62),
        ]
    )

    assert read.said == {
        "reporter": "王桂兰",
        "phone": "138 0000 4521",
        "place_text": "锦绣家园3号楼",
        "words": "楼道的灯坏了\n晚上黑漆漆旳",
    }
    assert read.doubtful == ("晚上黑漆漆旳",)


def test_a_phone_number_is_found_wherever_it_was_written():
    read = arranged([Piece("灯坏了，打我电话", 0.99), Piece("我的号13800004521", 0.99)])

    assert read.said["phone"] == "13800004521"
    assert "灯坏了" in read.said["words"]


def test_an_empty_sheet_says_nothing():
    assert arranged([]).said == {}
