"""What the end of a workflow does: each page type publishes in its own way.

Wagtail loads this module while it defines its models, so nothing that needs them may be imported here.
"""

from typing import Any

from wagtail.workflows import publish_workflow_state


def publish(workflow_state: Any, user: Any = None) -> None:
    """The value of WAGTAIL_FINISH_WORKFLOW_ACTION."""
    instance = workflow_state.content_object
    instance = getattr(instance, "specific", instance)
    if hasattr(instance, "publish_at_end_of_workflow"):
        instance.publish_at_end_of_workflow(workflow_state, user)
    else:
        publish_workflow_state(workflow_state, user=user)
