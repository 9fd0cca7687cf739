"""Keys of programs. The key itself is shown once, to who makes it; the database keeps its digest."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, update

from monitor.errors import ConflictError, InputError, NotFoundError
from monitor.store.records_desk import TokenRecord, TokenScope
from monitor.store.room import Room, insert_row
from monitor.store.rows import storable
from monitor.store.tables_desk import TOKENS

__all__ = ["Tokens"]

COLUMNS = [TOKENS.c[name] for name in TokenRecord.__dataclass_fields__]
LONGEST_NAME = 64
TOUCHED_AFTER = timedelta(minutes=1)


class Tokens(Room):
    """API tokens."""

    def add_token(
        self,
        name: str,
        scope: TokenScope,
        secret_sha256: str,
        *,
        made_by: str,
        now: datetime,
        expires_at: datetime | None = None,
    ) -> TokenRecord:
        """Let a token in. Raises InputError where the name is empty or too long, ConflictError where a good one has it."""
        plain = name.strip()
        if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
            raise InputError("name", f"a token's name has 1 to {LONGEST_NAME} characters on one line")
        values = {"name": plain, "scope": scope, "secret_sha256": secret_sha256, "made_by": storable(made_by)}
        with self._database.writing(alone=True) as connection:
            if connection.execute(select(TOKENS.c.id).where(TOKENS.c.name == plain, _is_good(now))).first():
                raise ConflictError(
                    "name", f"there is a token {plain!r} already", hint="Revoke it, or take another name."
                )
            made = insert_row(connection, TOKENS, {**values, "made_at": now, "expires_at": expires_at})
            row = connection.execute(select(*COLUMNS).where(TOKENS.c.id == made)).mappings().one()
            return TokenRecord(**row)

    def token_of(self, secret_sha256: str) -> TokenRecord | None:
        """The token with this secret, good or not."""
        with self._database.reading() as connection:
            query = select(*COLUMNS).where(TOKENS.c.secret_sha256 == secret_sha256)
            row = connection.execute(query).mappings().first()
            return TokenRecord(**row) if row else None

    def touch_token(self, token: TokenRecord, now: datetime) -> None:
        """Note that it is used, at most once a minute."""
        if token.used_at is None or now - token.used_at >= TOUCHED_AFTER:
            with self._database.writing() as connection:
                connection.execute(update(TOKENS).where(TOKENS.c.id == token.id).values(used_at=now))

    def tokens(self) -> list[TokenRecord]:
        """All tokens, those too that are good no more; the latest made first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(*COLUMNS).order_by(TOKENS.c.id.desc())).mappings()
            return [TokenRecord(**row) for row in rows]

    def revoke_token(self, ref: int | str, *, now: datetime) -> None:
        """Let the token of this id or name in no more. Raises NotFoundError where no such one is good."""
        named = TOKENS.c.id == ref if isinstance(ref, int) else TOKENS.c.name == ref
        with self._database.writing() as connection:
            if not connection.execute(update(TOKENS).where(named, _is_good(now)).values(revoked_at=now)).rowcount:
                raise NotFoundError(f"token {ref}", "no such token is good", hint="`monitor token list` shows them.")


def _is_good(now: datetime) -> ColumnElement[bool]:
    return TOKENS.c.revoked_at.is_(None) & or_(TOKENS.c.expires_at.is_(None), TOKENS.c.expires_at > now)
