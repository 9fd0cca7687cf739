"""What is said when something goes wrong: a page that says what to do next, or JSON for a program."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from monitor.errors import ConflictError, FetchError, InputError, MonitorError, NotFoundError, ReadError, StoreBusy
from monitor.notify.markup import one_line
from monitor.web.access import Forbidden, NotLoggedIn
from monitor.web.render import render
from monitor.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["for_program", "tell_troubles", "trouble"]

WHAT_TO_DO = {
    403: "Go back to the page and try again from there.",
    404: "It may have been removed, or the address is mistyped. The search finds words of every stored version.",
    405: "Use the buttons of the pages; this address takes no such request.",
    409: "Go back to the page and look at how it stands.",
    422: "Mend the address or the form, and send it again.",
    500: "The error is in the log. `monitor doctor` looks for what is wrong.",
    503: "The database is busy: reload in a few seconds.",
}


def tell_troubles(app: FastAPI) -> None:
    """Answer every error in the asker's form; none shows what is inside the program."""
    app.add_exception_handler(NotLoggedIn, _not_logged_in)
    app.add_exception_handler(Forbidden, _forbidden)
    app.add_exception_handler(MonitorError, _monitor_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _crash)


def for_program(request: Request) -> bool:
    """Whether a program asks: the API, or one that takes JSON and no page."""
    accept = request.headers.get("accept", "")
    return request.url.path.startswith(("/api/", "/healthz", "/metrics")) or (
        "application/json" in accept and "text/html" not in accept
    )


def trouble(request: Request, status: int, reason: str, *, hint: str = "", fields: Any = None) -> Response:
    """The answer to a request that went wrong: RFC 9457 problem details, or a page."""
    title = HTTPStatus(status).phrase
    if for_program(request):
        content = {"type": "about:blank", "title": title, "status": status, "detail": reason}
        if hint:
            content["hint"] = hint
        if fields is not None:
            content["errors"] = fields
        return JSONResponse(content, status, media_type="application/problem+json")
    return render(
        request,
        "trouble.html",
        status=status,
        code=status,
        title=title,
        reason=reason,
        hint=hint or WHAT_TO_DO.get(status, ""),
    )


async def _not_logged_in(request: Request, problem: Exception) -> Response:
    if request.url.path.endswith(".atom"):
        basic = {"www-authenticate": 'Basic realm="monitor", charset="UTF-8"'}
        return PlainTextResponse("A token is needed: as the password, with any name.\n", 401, headers=basic)
    if for_program(request) or "authorization" in request.headers:
        answer = trouble(request, 401, "log in, or bring a token", hint="Authorization: Bearer mon_…")
        answer.headers["www-authenticate"] = 'Bearer realm="monitor"'
        return answer
    target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/login?next={quote(target, safe='')}" if request.method == "GET" else "/login", 303)


async def _forbidden(request: Request, problem: Exception) -> Response:
    return trouble(request, 403, str(problem))


async def _monitor_error(request: Request, problem: Exception) -> Response:
    match problem:
        case NotFoundError():
            status = 404
        case ConflictError():
            status = 409
        case InputError() | FetchError() | ReadError():
            status = 422
        case StoreBusy():
            status = 503
        case _:
            status = 500
            site_of(request).log.error("web_failed", path=request.url.path, reason=str(problem))
    hint = problem.hint if isinstance(problem, MonitorError) else ""
    reason = f"{problem.subject}: {problem.reason}" if isinstance(problem, MonitorError) else str(problem)
    reason, hint = one_line(reason), one_line(hint)
    return trouble(request, status, reason, hint=hint)


async def _invalid(request: Request, problem: Exception) -> Response:
    errors = problem.errors() if isinstance(problem, RequestValidationError) else []
    fields = [
        {"where": one_line(".".join(map(str, error["loc"]))), "reason": one_line(error["msg"])} for error in errors
    ]
    words = "; ".join(f"{field['where']}: {field['reason']}" for field in fields)
    return trouble(request, 422, words or "the request can't be read", fields=fields)


async def _http(request: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else 500
    reasons = {404: "There is no such page.", 405: "This address takes no such request."}
    detail = str(problem.detail) if isinstance(problem, HTTPException) else ""
    answer = trouble(request, status, reasons.get(status, detail))
    for name, value in (getattr(problem, "headers", None) or {}).items():
        answer.headers[name] = value
    return answer


async def _crash(request: Request, problem: Exception) -> Response:
    site_of(request).log.error("web_crashed", path=request.url.path, exc_info=problem)
    return trouble(request, 500, "Something went wrong in here.")
