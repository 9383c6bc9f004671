"""The two themes: one accent says where you are, one colour warns, the rest is text and dim text."""

from textual.theme import Theme

DARK = Theme(
    name="advisor-dark",
    dark=True,
    primary="#3d8f88",
    secondary="#7d93a8",
    accent="#56b8ad",
    warning="#e3a857",
    error="#e58383",
    success="#7fbf7f",
    foreground="#dde3e8",
    background="#11151a",
    surface="#171d24",
    panel="#1d252e",
    variables={
        "block-cursor-background": "#24505a",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#1f2f38",
    },
)
LIGHT = Theme(
    name="advisor-light",
    dark=False,
    primary="#17375e",
    secondary="#51657a",
    accent="#0f6b66",
    warning="#8a5200",
    error="#a32626",
    success="#23702b",
    foreground="#1b2430",
    background="#fbfbf9",
    surface="#f3f4f1",
    panel="#e7eae8",
    variables={
        "block-cursor-background": "#17375e",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#d3dde6",
    },
)
