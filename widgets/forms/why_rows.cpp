#include "forms/why_rows.h"

#include "plots/inside/bars.h"
#include "support/figures.h"
#include "support/text.h"
#include "support/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr double rowHeight = 19.0;

bool votesOnly(const Explanation& explanation)
{
    return explanation.link == Explanation::Link::Identity && explanation.base.size() > 1 &&
           std::ranges::all_of(explanation.terms,
                               [](const Term& term) { return (term.values.array() >= 0.0).all(); });
}

Index largestBut(const Vector& values, Index but)
{
    Index best = but == 0 ? 1 : 0;
    for (Index i = 0; i < values.size(); ++i)
        if (i != but && values(i) > values(best))
            best = i;
    return best;
}

QString signedFigure(double value)
{
    const double size = std::abs(value);
    const QString digits =
        size >= 100.0 || (size < 0.005 && size > 0.0) ? brief(size) : QString::number(size, 'f', 2);
    return (value < 0.0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

} // namespace

WhyAccount account(const Explanation& explanation, Task task)
{
    WhyAccount result;
    result.unit = text(explanation.unit);
    const Vector scores = total(explanation);
    if (scores.size() == 0)
        return result;
    Index winner = 0;
    scores.maxCoeff(&winner);
    const bool votes = votesOnly(explanation);
    const bool odds = explanation.link == Explanation::Link::Softmax && scores.size() > 1;
    const Index other = odds ? largestBut(scores, winner) : -1;
    // Of two classes log-odds always speak for class 1, so that signs keep their colours.
    const Index plus = odds && scores.size() == 2 ? 1 : winner;
    const Index minus = odds && scores.size() == 2 ? 0 : other;
    const auto worth = [&](const Vector& values) {
        return values(plus) - (odds ? values(minus) : 0.0);
    };
    result.output = static_cast<int>(plus);
    result.against = static_cast<int>(minus);
    result.base = result.sum = worth(explanation.base);
    result.prediction = scores(plus);
    for (const Term& term : explanation.terms) {
        WhyRow row{
            .label = text(term.label), .detail = text(term.detail), .value = 0.0, .output = -1};
        row.value = worth(term.values);
        result.sum += row.value;
        if (votes) { // dissenters count too: show the vote for whom it was cast
            Index cast = 0;
            row.value = term.values.maxCoeff(&cast);
            row.output = static_cast<int>(cast);
        } else if (task != Task::Regression) {
            row.output = static_cast<int>(row.value >= 0.0 ? plus : minus);
            if (!odds && row.value < 0.0)
                row.output = scores.size() == 2 ? static_cast<int>(1 - plus) : -1;
        }
        result.rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(result.rows, std::greater(),
                             [](const WhyRow& row) { return std::abs(row.value); });
    return result;
}

WhyRows::WhyRows(QWidget* parent)
    : PaintedPlot(tr("Pushes on the prediction"), QStringLiteral("why"), parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WhyRows::setAccount(WhyAccount account, const QStringList& classNames)
{
    m_account = std::move(account);
    m_classNames = classNames;
    updateGeometry();
    refresh();
}

int WhyRows::shown() const
{
    return std::min(most, static_cast<int>(m_account.rows.size()));
}

QSize WhyRows::sizeHint() const
{
    const bool more = std::ssize(m_account.rows) > most;
    return {280, static_cast<int>(rowHeight * (shown() + (more ? 1 : 0) + 1)) + 4};
}

QString WhyRows::sumText() const
{
    const auto plain = [](double value) {
        const QString figure = signedFigure(value);
        return value < 0.0 ? figure : figure.mid(1);
    };
    QString line = tr("base %1 + terms %2 = %3")
                       .arg(plain(m_account.base), plain(m_account.sum - m_account.base),
                            plain(m_account.sum));
    if (m_account.against >= 0 && m_account.output < m_classNames.size())
        line += tr(" → p(%1) %2")
                    .arg(m_classNames[m_account.output])
                    .arg(m_account.prediction, 0, 'f', 2);
    return line;
}

void WhyRows::draw(QPainter& painter, const QSize& size) const
{
    double largest = 1e-300;
    for (const WhyRow& row : m_account.rows)
        largest = std::max(largest, std::abs(row.value));
    const double labels = std::min(0.42 * size.width(), 130.0);
    double y = 0.0;
    painter.setFont(smallFont());
    for (int i = 0; i < shown(); ++i, y += rowHeight) {
        const WhyRow& row = m_account.rows[static_cast<std::size_t>(i)];
        painter.setPen(theme().text);
        const QString label = painter.fontMetrics().elidedText(row.label, Qt::ElideRight,
                                                               static_cast<int>(labels) - 4);
        drawFigures(painter, QRectF(0, y, labels, rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                    label);
        drawFigures(painter, QRectF(labels, y, 48, rowHeight), Qt::AlignRight | Qt::AlignVCenter,
                    signedFigure(row.value));
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.output >= 0 ? classInk(row.output) : theme().muted);
        const double room = size.width() - labels - 60;
        const double length = std::max(1.5, room * std::abs(row.value) / largest);
        painter.drawRoundedRect(QRectF(labels + 58, y + 5, length, rowHeight - 10), 1.5, 1.5);
    }
    painter.setPen(theme().muted);
    const auto more = std::ssize(m_account.rows) - shown();
    if (more > 0) {
        painter.drawText(QRectF(0, y, size.width(), rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("and %1 more").arg(more));
        y += rowHeight;
    }
    drawFigures(painter, QRectF(0, y + 2, size.width(), rowHeight),
                Qt::AlignLeft | Qt::AlignVCenter, sumText());
}

bool WhyRows::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PaintedPlot::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int i = static_cast<int>(help->pos().y() / rowHeight);
    QString tip;
    if (i >= 0 && i < shown()) {
        const WhyRow& row = m_account.rows[static_cast<std::size_t>(i)];
        tip = QStringLiteral("%1 %2").arg(row.label, signedFigure(row.value));
        if (row.output >= 0 && row.output < m_classNames.size())
            tip += tr(" towards %1").arg(m_classNames[row.output]);
        if (!row.detail.isEmpty())
            tip += QStringLiteral(" · ") + row.detail;
    }
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

QString WhyRows::summary() const
{
    if (m_account.rows.empty())
        return sumText();
    return tr("%1 terms, the largest %2 %3; %4.")
        .arg(m_account.rows.size())
        .arg(m_account.rows.front().label, signedFigure(m_account.rows.front().value), sumText());
}

QString WhyRows::csv() const
{
    std::vector<QStringList> rows{{QStringLiteral("term"), QStringLiteral("value"),
                                   QStringLiteral("towards"), QStringLiteral("detail")}};
    rows.push_back({QStringLiteral("base"), csvNumber(m_account.base), QString(), QString()});
    for (const WhyRow& row : m_account.rows) {
        const bool named = row.output >= 0 && row.output < m_classNames.size();
        rows.push_back({row.label, csvNumber(row.value),
                        named ? m_classNames[row.output] : QString(), row.detail});
    }
    return toCsv(rows);
}

} // namespace holdout
