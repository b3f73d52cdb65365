"""The kinds of file that are known, by what they are; the value is the media type."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of file. ``Kind.X.value`` is its media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    CSV = "text/csv"
    TSV = "text/tab-separated-values"
    SRT = "application/x-subrip"
    VTT = "text/vtt"
    EML = "message/rfc822"
    RTF = "application/rtf"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODT = "application/vnd.oasis.opendocument.text"
    ZIP = "application/zip"
    OLE = "application/x-ole-storage"
    PNG = "image/png"
    JPEG = "image/jpeg"
    GIF = "image/gif"
    TIFF = "image/tiff"
    BMP = "image/bmp"
    WEBP = "image/webp"
    HEIC = "image/heic"
    SVG = "image/svg+xml"
    MP3 = "audio/mpeg"
    OGG = "audio/ogg"
    WAV = "audio/wav"
    MP4 = "video/mp4"
    MATROSKA = "video/x-matroska"
    AVI = "video/x-msvideo"
    SQLITE = "application/vnd.sqlite3"
    GZIP = "application/gzip"
    RAR = "application/vnd.rar"
    SEVEN_ZIP = "application/x-7z-compressed"
    BINARY = "application/octet-stream"

    @property
    def is_image(self) -> bool:
        return self.value.startswith("image/")
