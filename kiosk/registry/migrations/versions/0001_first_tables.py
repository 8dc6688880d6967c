"""The registry's first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes all tables; written out, as they must stay what they were when later ones change them."""
    op.create_table(
        "registry",
        sa.Column("only", sa.Integer, sa.CheckConstraint('"only" = 1'), primary_key=True, autoincrement=False),
        sa.Column("root_sha256", sa.LargeBinary, nullable=False),
        sa.Column("campaign", sa.Text, nullable=False),
        sa.Column("mode", sa.SmallInteger, nullable=False),
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("manifest_sha256", sa.LargeBinary, nullable=False),
        sa.Column("kiosk", sa.LargeBinary, nullable=False),
        sa.Column("kiosk_name", sa.Text, nullable=False),
        sa.Column("first_seq", sa.BigInteger, nullable=False),
        sa.Column("last_seq", sa.BigInteger, nullable=False),
        sa.Column("base_head", sa.LargeBinary, nullable=False),
        sa.Column("head", sa.LargeBinary, nullable=False),
    )
    op.create_index("batch_kiosk", "batch", ["kiosk", "last_seq"])
    op.create_table(
        "entry",
        sa.Column("kiosk", sa.LargeBinary, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("leaf", sa.LargeBinary, nullable=False),
        sa.Column("head", sa.LargeBinary),
        sa.Column("event", sa.LargeBinary),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("exposure", sa.SmallInteger, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("holding", sa.SmallInteger, nullable=False),
        sa.Column("withdrawn", sa.SmallInteger, nullable=False),
        sa.Column("code", sa.LargeBinary),
        sa.Column("leads", sa.LargeBinary),
        sa.Column("person_kiosk", sa.LargeBinary, nullable=False),
        sa.Column("person_seq", sa.BigInteger, nullable=False),
        sa.Column("batch", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    others = sa.text("person_kiosk != kiosk OR person_seq != seq")
    op.create_index("entry_code", "entry", ["code"])
    back = sa.text("kind = 2")
    op.create_index("entry_withdrawal", "entry", ["code"], sqlite_where=back, postgresql_where=back)
    op.create_index(
        "entry_person", "entry", ["person_kiosk", "person_seq"], sqlite_where=others, postgresql_where=others
    )
    op.create_table(
        "box",
        sa.Column("kiosk", sa.LargeBinary, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("box", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "lead",
        sa.Column("token", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("kiosk", sa.LargeBinary, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
    )
    op.create_index("lead_token", "lead", ["token"])
    op.create_table(
        "pair",
        sa.Column("a_kiosk", sa.LargeBinary, primary_key=True),
        sa.Column("a_seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("b_kiosk", sa.LargeBinary, primary_key=True),
        sa.Column("b_seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("verdict", sa.SmallInteger, nullable=False),
        sa.Column("same_email", sa.SmallInteger, nullable=False),
        sa.Column("score", sa.SmallInteger, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("decision", sa.SmallInteger, nullable=False),
    )
    op.create_index("pair_b", "pair", ["b_kiosk", "b_seq"])
    op.create_table(
        "unsettled",
        sa.Column("kiosk", sa.LargeBinary, nullable=False),
        sa.Column("first_seq", sa.BigInteger, nullable=False),
        sa.Column("last_seq", sa.BigInteger, nullable=False),
    )
