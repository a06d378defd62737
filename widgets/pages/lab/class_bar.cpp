#include "pages/lab/class_bar.h"

#include "support/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <numeric>

namespace holdout {
namespace {

constexpr int barHeight = 14;
constexpr int lineHeight = 20;
constexpr int dot = 8;
constexpr int gap = 16;

} // namespace

ClassBar::ClassBar(const QStringList& names, const QList<qint64>& sizes, QWidget* parent)
    : QWidget(parent), m_sizes(sizes)
{
    for (qsizetype i = 0; i < names.size(); ++i)
        m_words << names[i].left(40) + QLatin1Char(' ') + QLocale::c().toString(sizes[i]);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFont(smallFont());
    setAccessibleName(tr("Samples per class: %1").arg(m_words.join(QStringLiteral(", "))));
}

int ClassBar::heightForWidth(int width) const
{
    return arrange(width, nullptr);
}

QSize ClassBar::sizeHint() const
{
    return {300, heightForWidth(300)};
}

/// Sets the words in lines below the bar, and draws them if there is a painter; returns the height.
int ClassBar::arrange(int width, QPainter* painter) const
{
    const QFontMetrics metrics(font());
    int left = 0;
    int top = barHeight + 8;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        const int needed = dot + 6 + metrics.horizontalAdvance(m_words[i]);
        if (left > 0 && left + needed > width) {
            left = 0;
            top += lineHeight;
        }
        if (painter) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(classColour(static_cast<int>(i)));
            painter->drawEllipse(QRect(left, top + (lineHeight - dot) / 2, dot, dot));
            painter->setPen(theme().text);
            painter->drawText(QRect(left + dot + 6, top, width - left - dot - 6, lineHeight),
                              Qt::AlignLeft | Qt::AlignVCenter, m_words[i]);
        }
        left += needed + gap;
    }
    return top + lineHeight;
}

void ClassBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qint64 all = std::accumulate(m_sizes.begin(), m_sizes.end(), qint64{0});
    QPainterPath outline;
    outline.addRoundedRect(QRectF(0, 0, width(), barHeight), 4.0, 4.0);
    painter.save();
    painter.setClipPath(outline);
    painter.fillRect(QRect(0, 0, width(), barHeight), theme().line);
    qint64 before = 0;
    for (qsizetype i = 0; i < m_sizes.size() && all > 0; ++i) {
        const double scale = static_cast<double>(width()) / static_cast<double>(all);
        const QRectF part(static_cast<double>(before) * scale, 0,
                          static_cast<double>(m_sizes[i]) * scale, barHeight);
        painter.fillRect(part, classColour(static_cast<int>(i)));
        painter.fillRect(QRectF(part.right() - 1.0, 0, 1.0, barHeight), theme().card);
        before += m_sizes[i];
    }
    painter.restore();
    arrange(width(), &painter);
}

} // namespace holdout
