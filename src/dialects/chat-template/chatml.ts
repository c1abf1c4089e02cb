/**
 * ChatML, as a template of our own: what stands in for the template of a model where no file is named. Tools are listed
 * in the first system block, calls and results stand between tags.
 */
export const chatml = `{%- if tools -%}
<|im_start|>system
{% if messages[0].role == "system" %}{{ messages[0].content }}

{% endif %}Functions you can call, one JSON object in each line:
{% for tool in tools %}{{ tool.function | tojson }}
{% endfor %}Call one with {"name": …, "arguments": {…}} between <tool_call> and </tool_call>.<|im_end|>
{% endif -%}
{%- for message in messages -%}
{%- if message.role == "tool" -%}
<|im_start|>user
<tool_response>
{{ message.content }}
</tool_response><|im_end|>
{% elif not (tools and loop.first and message.role == "system") -%}
<|im_start|>{{ message.role }}
{% if message.reasoning_content %}<think>
{{ message.reasoning_content }}
</think>
{% endif %}{{ message.content }}{% for call in message.tool_calls or [] %}
<tool_call>
{"name": {{ call.function.name | tojson }}, "arguments": {{ call.function.arguments | tojson }}}
</tool_call>{% endfor %}<|im_end|>
{% endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}
<|im_start|>assistant
{% endif %}`;
