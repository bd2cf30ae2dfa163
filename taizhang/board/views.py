"""The board."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from taizhang.board.page import board_page
from taizhang.people.access import open_to_staff


@open_to_staff
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show how the office stands. Every number leads to the list it counts."""
    return render(request, "board/board.html", {"board": board_page(now())})
