#include "support/plain_formula.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace holdout {
namespace {

/// Commands and what stands for them; those that only change the look stand for nothing.
constexpr std::pair<std::u16string_view, std::u16string_view> symbols[] = {
    {u"sum", u"Σ"},    {u"prod", u"Π"},    {u"cdot", u"·"},
    {u"times", u"×"},  {u"leq", u"≤"},     {u"le", u"≤"},
    {u"geq", u"≥"},    {u"ge", u"≥"},      {u"neq", u"≠"},
    {u"ne", u"≠"},     {u"in", u"∈"},      {u"log", u"log"},
    {u"ln", u"ln"},    {u"exp", u"exp"},   {u"max", u"max"},
    {u"min", u"min"},  {u"left", u""},     {u"right", u""},
    {u"mathrm", u""},  {u"text", u""},     {u"operatorname", u""},
    {u"mathbb", u""},  {u"mathbf", u""},   {u"quad", u" "},
    {u"qquad", u" "},  {u"alpha", u"α"},   {u"beta", u"β"},
    {u"gamma", u"γ"},  {u"epsilon", u"ε"}, {u"varepsilon", u"ε"},
    {u"lambda", u"λ"}, {u"mu", u"μ"},      {u"sigma", u"σ"},
    {u"theta", u"θ"},  {u"pi", u"π"},      {u"kappa", u"κ"},
    {u"infty", u"∞"},  {u"int", u"∫"},     {u"lVert", u"‖"},
    {u"rVert", u"‖"},  {u"Vert", u"‖"},    {u"|", u"‖"},
    {u"lvert", u"|"},  {u"rvert", u"|"},   {u"mid", u"|"},
    {u"ldots", u"…"},  {u"dots", u"…"},    {u"pm", u"±"},
    {u"approx", u"≈"}, {u"to", u"→"},      {u",", u""},
    {u";", u" "},      {u"!", u""},        {u" ", u" "},
    {u"{", u"{"},      {u"}", u"}"},       {u"%", u"%"},
    {u"ell", u"ℓ"},
};

QString symbol(const QString& name)
{
    for (const auto& [latex, plain] : symbols)
        if (QStringView(latex.data(), std::ssize(latex)) == name)
            return QString::fromUtf16(plain.data(), std::ssize(plain));
    return name;
}

/// What follows a command, an underscore or a hat: a group in braces, a command, or one sign.
QString argument(const QString& latex, qsizetype& at);

QString convert(const QString& latex)
{
    QString result;
    for (qsizetype at = 0; at < latex.size();) {
        const QChar sign = latex[at];
        if (sign == u'\\' || sign == u'{') {
            result += argument(latex, at);
        } else if (sign == u'_' || sign == u'^') {
            ++at;
            const QString index = argument(latex, at);
            static const QString sinking = QStringLiteral("ijkmn0123456789");
            static const QString sunk = QStringLiteral("ᵢⱼₖₘₙ₀₁₂₃₄₅₆₇₈₉");
            const qsizetype known = index.size() == 1 ? sinking.indexOf(index) : -1;
            if (sign == u'_' && known >= 0)
                result += sunk[known];
            else if (sign == u'^' && index == QStringLiteral("2"))
                result += QStringLiteral("²");
            else
                result += sign + (index.size() > 1 ? u'(' + index + u')' : index);
        } else {
            result += sign;
            ++at;
        }
    }
    return result;
}

/// Wraps what would bind differently on a line than it did above or below a bar.
QString bracketed(const QString& part)
{
    const bool simple = !part.contains(u' ') && !part.contains(u'+') && !part.contains(u'-') &&
                        !part.contains(u'−') && !part.contains(u'/');
    return simple ? part : u'(' + part + u')';
}

QString command(const QString& latex, qsizetype& at)
{
    qsizetype end = at;
    while (end < latex.size() && latex[end].isLetter())
        ++end;
    end = std::max(end, std::min(at + 1, latex.size()));
    const QString name = latex.mid(at, end - at);
    at = end;
    if (name == QStringLiteral("frac") || name == QStringLiteral("tfrac")) {
        const QString above = argument(latex, at);
        const QString below = argument(latex, at);
        const QString fraction = bracketed(above) + QStringLiteral(" / ") + bracketed(below);
        const bool more = at < latex.size() && !QStringLiteral("+-=)}").contains(latex[at]);
        return more ? u'(' + fraction + QStringLiteral(") ") : fraction;
    }
    if (name == QStringLiteral("sqrt"))
        return QStringLiteral("√(") + argument(latex, at) + u')';
    if (name == QStringLiteral("hat"))
        return argument(latex, at) + QStringLiteral("\u0302");
    if (name == QStringLiteral("bar"))
        return argument(latex, at) + QStringLiteral("\u0304");
    return symbol(name);
}

QString argument(const QString& latex, qsizetype& at)
{
    while (at < latex.size() && latex[at].isSpace())
        ++at;
    if (at >= latex.size())
        return {};
    if (latex[at] == u'\\')
        return command(latex, ++at);
    if (latex[at] != u'{')
        return latex[at++];
    int depth = 0;
    const qsizetype start = at + 1;
    for (; at < latex.size(); ++at) {
        depth += latex[at] == u'{' ? 1 : latex[at] == u'}' ? -1 : 0;
        if (depth == 0)
            break;
    }
    const QString inner = latex.mid(start, at - start);
    if (at < latex.size())
        ++at;
    return convert(inner);
}

} // namespace

QString plainFormula(const QString& latex)
{
    return convert(latex).simplified();
}

} // namespace holdout
