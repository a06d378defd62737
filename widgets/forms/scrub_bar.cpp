#include "forms/scrub_bar.h"

#include "support/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>
#include <QToolTip>

namespace holdout {
namespace {
constexpr int nearby = 5; ///< Pixels within which a mark explains itself.
constexpr double markHeight = 5.0;
} // namespace

ScrubBar::ScrubBar(QWidget* parent) : QSlider(Qt::Horizontal, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Step shown"));
    setMinimumHeight(28);
}

void ScrubBar::setFlags(std::vector<ScrubFlag> flags)
{
    m_flags = std::move(flags);
    update();
}

void ScrubBar::setBookmarks(std::vector<int> steps)
{
    m_bookmarks = std::move(steps);
    update();
}

void ScrubBar::setLoop(std::optional<std::pair<int, int>> loop)
{
    m_loop = loop;
    update();
}

int ScrubBar::xOf(int step) const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, this);
    const int handle =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this).width();
    return groove.left() + handle / 2 +
           QStyle::sliderPositionFromValue(minimum(), maximum(), step, groove.width() - handle);
}

int ScrubBar::stepAt(int x) const
{
    const int left = xOf(minimum()), right = xOf(maximum());
    return QStyle::sliderValueFromPosition(minimum(), maximum(), x - left, right - left);
}

void ScrubBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    setSliderDown(true);
    setValue(stepAt(qRound(event->position().x())));
    event->accept();
}

void ScrubBar::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown())
        setValue(stepAt(qRound(event->position().x())));
}

void ScrubBar::mouseReleaseEvent(QMouseEvent* event)
{
    setSliderDown(false);
    event->accept();
}

QString ScrubBar::textAt(int x) const
{
    QStringList texts;
    for (const ScrubFlag& flag : m_flags)
        if (std::abs(xOf(flag.step) - x) <= nearby)
            texts << tr("%1: %2").arg(flag.step).arg(flag.text);
    for (const int step : m_bookmarks)
        if (std::abs(xOf(step) - x) <= nearby)
            texts << tr("%1: bookmark").arg(step);
    return texts.join(u'\n');
}

bool ScrubBar::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QSlider::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), textAt(help->pos().x()), this);
    return true;
}

void ScrubBar::paintEvent(QPaintEvent* event)
{
    const double middle = height() / 2.0;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (m_loop) {
        const double from = xOf(m_loop->first), to = xOf(m_loop->second);
        painter.setBrush(theme().accentSoft);
        painter.drawRoundedRect(QRectF(from, middle - 9, to - from, 18), 3, 3);
    }
    painter.end();
    QSlider::paintEvent(event);
    painter.begin(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().warning);
    for (const ScrubFlag& flag : m_flags) { // small pennants above the groove
        const double x = xOf(flag.step);
        painter.drawPolygon(QPolygonF{QPointF(x, middle - 5 - markHeight),
                                      QPointF(x + 5, middle - 7.5), QPointF(x, middle - 5)});
        painter.drawRect(QRectF(x - 0.6, middle - 5 - markHeight, 1.2, markHeight + 3));
    }
    painter.setBrush(theme().accent);
    for (const int step : m_bookmarks) {
        const double x = xOf(step);
        painter.drawPolygon(QPolygonF{QPointF(x - 3.5, middle + 11), QPointF(x + 3.5, middle + 11),
                                      QPointF(x, middle + 5)});
    }
}

} // namespace holdout
