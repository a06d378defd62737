#include "data/text_encoding.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>

namespace holdout {
namespace {

constexpr std::size_t block = 1 << 18;

struct Magic {
    std::string_view begins;
    std::string_view kind;
};

/// How files begin that are often given a wrong name.
constexpr std::array magics{
    Magic{"\x1f\x8b", "a gzip archive"},
    Magic{"PK\x03\x04", "a zip archive or a spreadsheet"},
    Magic{"\x89PNG", "a PNG picture"},
    Magic{"\xff\xd8\xff", "a JPEG picture"},
    Magic{"%PDF-", "a PDF document"},
    Magic{"\xd0\xcf\x11\xe0", "an old spreadsheet or document"},
    Magic{"SQLite format 3", "an SQLite database"},
    Magic{"BZh91AY&SY", "a bzip2 archive"},
    Magic{"\xfd\x37zXZ", "an xz archive"},
    Magic{"\x28\xb5\x2f\xfd", "a zstd archive"},
    Magic{"\x7f\x45LF", "a program"},
};

std::unexpected<Error> stopped()
{
    return failure(ErrorCode::Cancelled, "Reading was stopped");
}

std::string lineOf(std::string_view text, std::size_t offset)
{
    return std::to_string(std::ranges::count(text.substr(0, offset), '\n') + 1);
}

/// How many bytes the character at the front takes in UTF-8; 0 if it is not valid there.
std::size_t validLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0U) != 0x80)
            return 0;
    const unsigned second = byte(1);
    const bool tooLong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second > 0x9F;
    const bool beyond = first == 0xF4 && second > 0x8F;
    return tooLong || surrogate || beyond ? 0 : length;
}

enum class Verdict { Valid, Invalid, Stopped };

Verdict checkUtf8(std::string_view text, const std::stop_token& stop)
{
    std::size_t next = block;
    for (std::size_t i = 0; i < text.size();) {
        if (i >= next) {
            if (stop.stop_requested())
                return Verdict::Stopped;
            next += block;
        }
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = validLength(text.substr(i));
        if (length == 0)
            return Verdict::Invalid;
        i += length;
    }
    return Verdict::Valid;
}

/// UTF-16 shows in its NUL bytes: all on the same side of the pairs, in a quarter of
/// them at least.
std::string_view guessUtf16(std::string_view bytes)
{
    const std::string_view sample = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096));
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i)
        zeros[i % 2] += sample[i] == '\0' ? 1 : 0;
    if (zeros[0] == 0 && zeros[1] * 8 > sample.size())
        return "UTF-16LE";
    if (zeros[1] == 0 && zeros[0] * 8 > sample.size())
        return "UTF-16BE";
    return {};
}

/// Errors: InvalidInput where the bytes do not follow the encoding; Cancelled.
Result<std::string> convert(std::string_view bytes, const char* encoding,
                            const std::stop_token& stop)
{
    const iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == iconv_t(-1)) // NOLINT: that is how the interface says no
        return invalid("This system cannot read the encoding " + std::string(encoding) +
                       "; save the file as UTF-8");
    std::string text;
    std::array<char, block> out{};
    char* from = const_cast<char*>(bytes.data()); // NOLINT: iconv's type is old, it does not write
    std::size_t left = bytes.size();
    Result<std::string> result{};
    while (left > 0 && result) {
        char* to = out.data();
        std::size_t room = out.size();
        const std::size_t done = iconv(converter, &from, &left, &to, &room);
        text.append(out.data(), out.size() - room);
        if (stop.stop_requested())
            result = stopped();
        else if (done == std::size_t(-1) && errno != E2BIG)
            result = invalid("Line " + lineOf(text, text.size()) + ": the bytes are not valid " +
                             encoding + "; save the file as UTF-8");
    }
    iconv_close(converter);
    if (result)
        result = std::move(text);
    return result;
}

Result<DecodedText> decodeEightBit(std::string_view bytes, const std::stop_token& stop)
{
    auto text = convert(bytes, "WINDOWS-1252", stop);
    if (text || text.error().code == ErrorCode::Cancelled) {
        if (!text)
            return std::unexpected(text.error());
        return DecodedText{*std::move(text), "Windows-1252", false};
    }
    text = convert(bytes, "ISO-8859-1", stop);
    if (!text)
        return std::unexpected(text.error());
    return DecodedText{*std::move(text), "Latin-1", false};
}

Result<DecodedText> decodeAny(std::string_view bytes, const std::stop_token& stop)
{
    const bool littleMark = bytes.starts_with("\xff\xfe");
    const bool bigMark = bytes.starts_with("\xfe\xff");
    const std::string_view wide = littleMark ? "UTF-16LE"
                                  : bigMark  ? "UTF-16BE"
                                             : guessUtf16(bytes);
    if (!wide.empty()) {
        auto text = convert(bytes.substr(littleMark || bigMark ? 2 : 0), wide.data(), stop);
        if (!text)
            return std::unexpected(text.error());
        return DecodedText{*std::move(text), std::string(wide), littleMark || bigMark};
    }

    const bool mark = bytes.starts_with("\xef\xbb\xbf");
    const std::string_view rest = bytes.substr(mark ? 3 : 0);
    switch (checkUtf8(rest, stop)) {
    case Verdict::Stopped:
        return stopped();
    case Verdict::Valid:
        return DecodedText{std::string(rest), "UTF-8", mark};
    case Verdict::Invalid:
        break;
    }
    return decodeEightBit(bytes, stop);
}

Result<DecodedText> decodeAs(std::string_view bytes, const std::string& encoding,
                             const std::stop_token& stop)
{
    const std::string_view mark = encoding == "UTF-8"      ? "\xef\xbb\xbf"
                                  : encoding == "UTF-16LE" ? "\xff\xfe"
                                  : encoding == "UTF-16BE" ? "\xfe\xff"
                                                           : "";
    const bool marked = !mark.empty() && bytes.starts_with(mark);
    const char* name = encoding == "Latin-1" ? "ISO-8859-1" : encoding.c_str();
    auto text = convert(bytes.substr(marked ? mark.size() : 0), name, stop);
    if (!text)
        return std::unexpected(text.error());
    return DecodedText{*std::move(text), encoding, marked};
}

} // namespace

Result<DecodedText> decodeText(std::string_view bytes, const std::optional<std::string>& encoding,
                               const std::stop_token& stop)
{
    for (const Magic& magic : magics)
        if (bytes.starts_with(magic.begins))
            return invalid("The file is " + std::string(magic.kind) +
                           ", not a table; unpack or export it as CSV first");
    auto decoded = encoding ? decodeAs(bytes, *encoding, stop) : decodeAny(bytes, stop);
    if (!decoded)
        return decoded;
    const std::size_t zero = decoded->text.find('\0');
    if (zero != std::string::npos)
        return invalid("Line " + lineOf(decoded->text, zero) +
                       " holds a NUL byte, so the file is not text; give a CSV file");
    return decoded;
}

} // namespace holdout
