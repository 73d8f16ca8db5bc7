"""From the bytes of a file to articles: a module for each format, by the end of the file's name (`suffixes`).

`text_file` and `html_page` (made of `html_*`) read files of one article, `bundle` those of many, by
`json_lines`, `json_documents` and `csv_file`; what all of them end in is `article_text`.
"""
