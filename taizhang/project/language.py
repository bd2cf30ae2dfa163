"""The language of a page: Chinese, unless the reader chose English.

What the browser says it prefers is not asked: office PCs come with English browsers, and
the people before them still read Chinese.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from taizhang.project.headers import Answer


def chosen_language(answer: Answer) -> Answer:
    """Return a middleware that answers in the language chosen by cookie."""
    offered = {code for code, _name in settings.LANGUAGES}

    def answered(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in offered else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = answer(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response

    return answered
