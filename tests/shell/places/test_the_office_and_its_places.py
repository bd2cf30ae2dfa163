"""The office, its places and kinds of matter, as pages get them."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from taizhang.core.standards import Preset
from taizhang.places import directory
from taizhang.places.defaults import ensure_categories
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Category
from tests.cast import settle_office

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_an_office_nobody_named_yet_has_a_plain_word():
    assert directory.office().name == "本街道"
    assert directory.office().preset is Preset.LIGHT
    assert not directory.office().demo


def test_the_office_speaks_the_readers_language():
    settle_office()
    with translation.override("en"):
        assert directory.office().name == "Qinghe Subdistrict"
    assert directory.office().name == "青禾街道"


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_pages_do_not_ask_for_the_office_again_and_again(django_assert_num_queries):
    cache.clear()
    directory.settle("甲街道")
    assert not connection.in_atomic_block
    with django_assert_num_queries(1):
        assert directory.office().chinese == directory.office().chinese == "甲街道"
    directory.settle("乙街道")
    assert directory.office().chinese == "乙街道"
    cache.clear()


def test_each_place_knows_its_community(django_assert_num_queries):
    settle_office()
    with django_assert_num_queries(2):
        known = Gazetteer()
        assert known.community_of("jinxiu-3") == known.community_of("beihu") == "beihu"
        assert known.community_of("qinghe") == ""


def test_kinds_of_matter_come_parent_first():
    settle_office()
    kinds = directory.categories()
    seen = [kind.code for kind in kinds]
    assert all(
        seen.index(kind.parent) < seen.index(kind.code) for kind in kinds[1:] if kind.parent
    )
    assert {kind.code for kind in kinds if kind.physical} >= {"heating", "street-lights"}
    assert len(kinds) > 24


def test_an_office_that_keeps_its_own_kinds_is_left_alone():
    Category.objects.create(code="mine", name="自定")
    ensure_categories()
    assert [kind.code for kind in directory.categories()] == ["mine"]
