"""The account that every caller uses: its credentials, the tokens it was handed, and its request budget."""

from __future__ import annotations

from urllib.parse import parse_qs
from uuid import uuid4

from ._messages import Json, Refusal, Request

CLIENT_ID, CLIENT_SECRET = "sandbox", "sandbox-secret"
WINDOW_SECONDS = 60.0
MOST_TOKENS = 10_000


class Account:
    """Who may call, and how often.

    Args:
        token_lifetime: seconds.
        limit: requests per minute; None for no limit. A minute begins with its first request.
    """

    def __init__(self, token_lifetime: float, limit: int | None) -> None:
        self._lifetime = token_lifetime
        self._limit = limit
        self._tokens: dict[str, float] = {}
        self._window = 0.0
        self._spent = 0

    def token(self, request: Request, now: float) -> tuple[int, Json]:
        """The answer to a request for a token."""
        form = {key: values[0] for key, values in parse_qs(request.body.decode("utf-8", "replace")).items()}
        if request.method != "POST" or form.get("grant_type") != "client_credentials" or not form.get("audience"):
            return 400, {"error": "invalid_request"}
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            return 401, {"error": "invalid_client"}
        self._tokens = {token: until for token, until in self._tokens.items() if until > now}
        if len(self._tokens) >= MOST_TOKENS:
            del self._tokens[next(iter(self._tokens))]
        token = f"sandbox-token-{uuid4().hex}"
        self._tokens[token] = now + self._lifetime
        answer = {"access_token": token, "token_type": "Bearer", "expires_in": int(self._lifetime)}
        return 200, {**answer, "scope": "pipeline-execution"}

    def authorize(self, request: Request, now: float) -> None:
        """Raises:
        Refusal: 401 without a token that is good.
        """
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or self._tokens.get(token, 0.0) <= now:
            raise Refusal(401, "The bearer token is missing or has expired")

    def revoke_tokens(self) -> None:
        self._tokens.clear()

    def spend(self, now: float) -> None:
        """Counts a request.

        Raises:
            Refusal: 429 where the budget of this minute is used up.
        """
        if self._limit is None:
            return
        if now >= self._window + WINDOW_SECONDS:
            self._window, self._spent = now, 0
        if self._spent >= self._limit:
            wait = max(1, round(self._window + WINDOW_SECONDS - now))
            raise Refusal(429, "Too many requests", headers={"retry-after": str(wait)})
        self._spent += 1

    def budget(self, now: float) -> Json | None:
        """The limit of requests per minute and how many of them are spent in this one; None for no limit."""
        if self._limit is None:
            return None
        return {"limit": self._limit, "used": 0 if now >= self._window + WINDOW_SECONDS else self._spent}
