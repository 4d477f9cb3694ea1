"""What people see: pages on GOV.UK patterns, one small package per journey. The only package that knows Flask."""

from planner.web.app import create_app

__all__ = ["create_app"]
