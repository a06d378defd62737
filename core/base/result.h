#pragma once

#include <expected>
#include <string>

namespace holdout {

enum class ErrorCode { InvalidInput, NotFound, Storage, Numerical, Cancelled };

/// Why something could not be done. The message is one plain sentence for the user, without a
/// trailing full stop; it names the offending thing, the place (row and column counted from 1) and
/// what to do about it.
struct Error {
    ErrorCode code = ErrorCode::InvalidInput;
    std::string message;
};

/// What every operation that can fail for reasons outside the program returns.
/// Breaking a documented precondition is not such a reason: that is a bug, and it asserts.
template <class T = void> using Result = std::expected<T, Error>;

inline std::unexpected<Error> failure(ErrorCode code, std::string message)
{
    return std::unexpected(Error{code, std::move(message)});
}

inline std::unexpected<Error> invalid(std::string message)
{
    return failure(ErrorCode::InvalidInput, std::move(message));
}

} // namespace holdout
