"""A title of one line, made from what a table has."""

LINE = 300  # what a title may hold


def title_and_advice(title: str, advice: str, reference: str, words: int) -> tuple[str, str]:
    """Return the title of a recommendation and its text; the title is empty where nothing gives one.

    The title is what the table calls so, else the first words of the text, else the number. A title too long
    to be one goes to the text, and a text that fits the title is not kept twice.

    Args:
        title: what stands in the title's column.
        advice: what stands in the text's column.
        reference: the number of the advice in the table.
        words: how many first words make a title.
    """
    line = " ".join(title.split())
    if len(line) > LINE:
        advice = f"{title}\n\n{advice}" if advice else title
        line = ""
    if line:
        return line, advice
    if not advice:
        return reference[:LINE], ""
    first = _first_words(advice, words)
    return first, "" if first == advice else advice


def _first_words(text: str, words: int) -> str:
    all_words = text.split()
    line = " ".join(all_words[:words])
    if len(all_words) <= words and len(line) <= LINE:
        return line
    return line[: LINE - 1].rstrip(" ,;:.–—") + "…"
