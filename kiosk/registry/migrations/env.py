"""How Alembic runs the migrations: on the connection, and in the transaction, of whoever opens the registry."""

from alembic import context

from kiosk.registry.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
