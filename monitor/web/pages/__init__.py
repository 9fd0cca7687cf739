"""The pages: one module a subject, each with a router. They ask the store and fill a template; they decide nothing."""
