#pragma once

#include "data/csv.h"

#include <string>

namespace holdout {

/// A file's text as UTF-8, and how it had been written.
struct DecodedText {
    std::string text; ///< Without a byte order mark.
    std::string encoding;
    bool byteOrderMark = false;
};

/// The encoding is guessed if none is given.
///
/// Errors: InvalidInput if the bytes are a known kind of file that is not text, or hold NUL
///         characters, or are broken UTF-16; Cancelled.
Result<DecodedText> decodeText(std::string_view bytes, const std::optional<std::string>& encoding,
                               const std::stop_token& stop);

} // namespace holdout
