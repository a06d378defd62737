#include "window/fuzzy.h"

#include <algorithm>
#include <vector>

namespace holdout {
namespace {

constexpr int wordStart = 8;
constexpr int adjacent = 6;
constexpr int plain = 1;
constexpr int impossible = -1'000'000;

bool startsWord(QStringView title, qsizetype at)
{
    return at == 0 || !title[at - 1].isLetterOrNumber();
}

} // namespace

/// The best way to place the letters, by dynamic programming: best[j] is the best score with the
/// letters so far placed and the last of them on letter j of the title.
int fuzzyScore(QStringView typed, QStringView title)
{
    constexpr qsizetype longest = 200; // of what is looked at; keeps the cost of a keystroke small
    title = title.left(longest);
    std::vector<int> best;
    for (const QChar letter : typed.left(longest)) {
        if (letter.isSpace())
            continue;
        std::vector<int> next(static_cast<std::size_t>(title.size()), impossible);
        int before = best.empty() ? 0 : impossible; // best score ending anywhere left of j
        for (std::size_t j = 0; j < next.size(); ++j) {
            const auto at = static_cast<qsizetype>(j);
            const bool follows = j > 0 && !best.empty() && best[j - 1] > 0;
            if (title[at].toCaseFolded() == letter.toCaseFolded() && before >= 0)
                next[j] = before + (startsWord(title, at) ? wordStart : plain);
            if (title[at].toCaseFolded() == letter.toCaseFolded() && follows)
                next[j] = std::max(next[j], best[j - 1] + adjacent);
            if (!best.empty())
                before = std::max(before, best[j]);
        }
        best = std::move(next);
        if (best.empty() || *std::ranges::max_element(best) < 0)
            return -1;
    }
    const int score = best.empty() ? 0 : *std::ranges::max_element(best);
    return score * 100 - static_cast<int>(title.size()) + 300; // of equals, the shorter title
}

} // namespace holdout
