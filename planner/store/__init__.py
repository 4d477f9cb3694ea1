"""What we keep: model objects in, model objects out; the only package that knows SQLAlchemy.

`session` opens the database, `registers` takes uploads, `contracts` and `issues` list what they hold, `proposals`
keeps plans with what people did to them, `feeds` the subscription addresses. Functions take the session first.
"""
