"""Write the migration to the schema of today from what changed in `tables.py`, or with `--check` fail if it is behind.

python scripts/migration.py [--check]

The migration of a schema that was released is never written again: raise `SCHEMA` in `tables.py` first.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from sqlalchemy import BigInteger, Connection, MetaData, create_engine, types

from comity.ledger import migrations, tables

VERSIONS = Path(migrations.__file__).parent / "versions"

HEAD = '''"""Schema {schema}. Written by `scripts/migration.py`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{schema}"
down_revision: str | None = {below}

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """What this schema adds to the one before."""
{body}
'''


def named(kind: str, thing: Any, context: AutogenContext) -> str | bool:
    """The two types that both databases write in their own way, by their names above."""
    if kind == "type" and isinstance(thing, BigInteger):
        return "NUMBER"
    if kind == "type" and isinstance(thing, types.Text):
        return "WORDS"
    return False


def script(db: Connection, wanted: MetaData, schema: int) -> str:
    """The migration from the tables in this database to those wanted."""
    context = MigrationContext.configure(
        db, opts={"target_metadata": wanted, "render_item": named, "compare_type": False}
    )
    found = produce_migrations(context, wanted)
    assert found.upgrade_ops is not None
    body = render_python_code(found.upgrade_ops, render_item=named, migration_context=context)
    kept = [line for line in body.splitlines() if not line.strip().startswith("#")]
    text = "\n".join(kept).replace(", server_default=sa.text('0')", ", server_default='0'")
    return HEAD.format(schema=schema, below=f'"{schema - 1}"' if schema > 1 else "None", body=text)


def wanted() -> str:
    """The migration to the schema of today, as it must be."""
    engine = create_engine("sqlite://")
    with engine.connect() as db:
        migrations.change_tables(db, 0, tables.SCHEMA - 1)
        text = script(db, tables.metadata, tables.SCHEMA)
    engine.dispose()
    for step in (["check", "--select", "I,UP", "--fix-only", "-q"], ["format", "-q"]):
        run = [sys.executable, "-m", "ruff", *step, "--stdin-filename", str(VERSIONS / "any.py"), "-"]
        text = subprocess.run(run, input=text, capture_output=True, text=True, check=True).stdout
    return text


def main() -> int:
    """Write or compare."""
    path = VERSIONS / f"schema_{tables.SCHEMA}.py"
    text = wanted()
    if "--check" not in sys.argv:
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        print("the migration is behind tables.py; run `python scripts/migration.py`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
