#include "forms/transport.h"

#include "support/figures.h"
#include "support/icons.h"
#include "support/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace holdout {
namespace {

constexpr std::array speeds{0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, Transport::unlimited};

QString speedText(double speed)
{
    return speed == Transport::unlimited ? Transport::tr("max") : QStringLiteral("%1×").arg(speed);
}

/// A framed button with an icon; the one to play stands on the accent colour.
class TransportButton : public QAbstractButton {
public:
    TransportButton(const QString& icon, QWidget* parent) : QAbstractButton(parent)
    {
        setIconName(icon);
        setFocusPolicy(Qt::StrongFocus);
        setFixedSize(icon.startsWith(QStringLiteral("part")) ? QSize(26, 30) : QSize(38, 30));
    }

    void setIconName(const QString& name) { setIcon(holdout::icon(name)); }
    void setPrimary(bool primary) { m_primary = primary; }

protected:
    void enterEvent(QEnterEvent* event) override
    {
        update();
        QAbstractButton::enterEvent(event);
    }
    void leaveEvent(QEvent* event) override
    {
        update();
        QAbstractButton::leaveEvent(event);
    }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor ground = m_primary ? theme().accent : theme().card;
        const double tint = isDown() ? 0.82 : underMouse() && isEnabled() ? 0.92 : 1.0;
        const bool focused = hasFocus() && !m_primary;
        painter.setPen(QPen(focused     ? theme().accent
                            : m_primary ? ground
                                        : theme().line,
                            focused ? 1.6 : 1.0));
        painter.setBrush(mix(ground, m_primary ? theme().card : theme().muted, tint));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        const QIcon::Mode mode = !isEnabled() ? QIcon::Disabled
                                 : m_primary  ? QIcon::Selected
                                              : QIcon::Normal;
        QRect box(0, 0, 16, 16);
        box.moveCenter(rect().center());
        icon().paint(&painter, box, Qt::AlignCenter, mode);
        if (hasFocus() && m_primary) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme().onAccent, 1.2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), 4, 4);
        }
    }

private:
    bool m_primary = false;
};

} // namespace

Transport::Transport(QWidget* parent)
    : QWidget(parent), m_scrub(new ScrubBar(this)), m_place(new FigureLabel(this)),
      m_speedButton(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(6);
    m_toStart = addButton("to-start", tr("To the start (Home)"));
    m_partBack = addButton("part-back", tr("One part back (Shift+Left)"));
    m_back = addButton("step-back", tr("One step back (Left)"));
    m_play = addButton("play", tr("Play or pause (Space)"));
    m_forward = addButton("step-forward", tr("One step forwards (Right)"));
    m_partForward = addButton("part-forward", tr("One part forwards (Shift+Right)"));
    m_toEnd = addButton("to-end", tr("To the last step (End)"));
    static_cast<TransportButton*>(m_play)->setPrimary(true);
    row->addSpacing(4);
    row->addWidget(m_scrub, 1);
    row->addSpacing(4);
    row->addWidget(m_place);
    row->addWidget(m_speedButton);
    m_scrub->setObjectName(QStringLiteral("scrub"));
    m_scrub->setMinimumWidth(80);
    m_scrub->setContextMenuPolicy(Qt::CustomContextMenu);
    m_place->setObjectName(QStringLiteral("place"));
    buildSpeedMenu();
    const auto stepBy = [this](int direction, bool part) {
        const bool shift = QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
        emit stepped(direction, (part || shift) && m_state.hasParts);
    };
    connect(m_play, &QAbstractButton::clicked, this, &Transport::playToggled);
    connect(m_back, &QAbstractButton::clicked, this, [=] { stepBy(-1, false); });
    connect(m_forward, &QAbstractButton::clicked, this, [=] { stepBy(1, false); });
    connect(m_partBack, &QAbstractButton::clicked, this, [=] { stepBy(-1, true); });
    connect(m_partForward, &QAbstractButton::clicked, this, [=] { stepBy(1, true); });
    connect(m_toStart, &QAbstractButton::clicked, this, [this] { emit scrubbed(0); });
    connect(m_toEnd, &QAbstractButton::clicked, this, [this] { emit scrubbed(m_state.last); });
    connect(m_scrub, &QSlider::valueChanged, this, &Transport::scrubbed);
    connect(m_scrub, &QWidget::customContextMenuRequested, this, &Transport::showMenu);
    setState({});
}

QAbstractButton* Transport::addButton(const char* name, const QString& tip)
{
    auto* button = new TransportButton(QString::fromLatin1(name), this);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    layout()->addWidget(button);
    return button;
}

void Transport::buildSpeedMenu()
{
    auto* menu = new QMenu(m_speedButton);
    for (const double speed : speeds)
        menu->addAction(speedText(speed), this, [this, speed] {
            setSpeed(speed);
            emit speedChanged(speed);
        });
    m_speedButton->setObjectName(QStringLiteral("speed"));
    m_speedButton->setMenu(menu);
    m_speedButton->setPopupMode(QToolButton::InstantPopup);
    m_speedButton->setToolTip(tr("Speed of playing (, and .)"));
    m_speedButton->setAccessibleName(tr("Speed of playing"));
    setSpeed(1.0);
}

void Transport::setSpeed(double speed)
{
    m_speed = speed;
    m_speedButton->setText(speedText(speed));
}

void Transport::changeSpeed(int direction)
{
    const auto now = std::ranges::lower_bound(speeds, m_speed) - speeds.begin();
    const auto next = std::clamp<std::ptrdiff_t>(now + direction, 0, std::ssize(speeds) - 1);
    if (next == now)
        return;
    setSpeed(speeds.at(static_cast<std::size_t>(next)));
    emit speedChanged(m_speed);
}

QString Transport::place() const
{
    const QString step =
        m_state.limit > 0
            ? tr("%1 %2 / %3").arg(m_state.stepName).arg(m_state.step).arg(m_state.limit)
            : tr("%1 %2").arg(m_state.stepName).arg(m_state.step);
    return m_state.partName.isEmpty() ? step : step + QStringLiteral(" · ") + m_state.partName;
}

void Transport::setState(const TransportState& state)
{
    m_state = state;
    {
        const QSignalBlocker quiet(m_scrub);
        m_scrub->setRange(0, std::max(0, state.last));
        m_scrub->setPageStep(std::max(1, state.last / 10));
        m_scrub->setValue(state.step);
    }
    m_scrub->setEnabled(state.last > 0);
    m_place->setText(place());
    m_place->reserve(tr("%1 %2 / %2").arg(state.stepName).arg(std::max(state.limit, state.last)));
    static_cast<TransportButton*>(m_play)->setIconName(state.playing ? QStringLiteral("pause")
                                                                     : QStringLiteral("play"));
    const bool atStart = state.step == 0 && state.partName.isEmpty();
    const bool atEnd = state.finished && state.step >= state.last;
    m_toStart->setEnabled(!atStart);
    m_back->setEnabled(!atStart);
    m_partBack->setEnabled(!atStart);
    m_forward->setEnabled(!atEnd);
    m_partForward->setEnabled(!atEnd);
    m_play->setEnabled(state.playing || !atEnd || state.last > 0);
    m_toEnd->setEnabled(state.step < state.last);
    m_partBack->setVisible(state.hasParts);
    m_partForward->setVisible(state.hasParts);
}

void Transport::setFlags(std::vector<ScrubFlag> flags)
{
    m_scrub->setFlags(std::move(flags));
}

void Transport::setBookmarks(std::vector<int> steps)
{
    m_scrub->setBookmarks(std::move(steps));
}

void Transport::setLoop(std::optional<std::pair<int, int>> loop)
{
    m_scrub->setLoop(loop);
}

void Transport::loopBetween(int from, int to)
{
    setLoop(std::pair(std::min(from, to), std::max(from, to)));
    emit loopChanged(std::min(from, to), std::max(from, to));
}

void Transport::showMenu(const QPoint& position)
{
    const int step = m_scrub->stepAt(position.x());
    const auto loop = m_scrub->loop().value_or(std::pair(0, m_state.last));
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("scrubMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Loop from %1 (A)").arg(step), this,
                    [=, this] { loopBetween(step, std::max(step, loop.second)); });
    menu->addAction(tr("Loop to %1 (B)").arg(step), this,
                    [=, this] { loopBetween(std::min(step, loop.first), step); });
    QAction* none = menu->addAction(tr("No loop"), this, [this] {
        setLoop({});
        emit loopChanged(-1, -1);
    });
    none->setEnabled(m_scrub->loop().has_value());
    menu->addSeparator();
    const bool marked = std::ranges::find(m_scrub->bookmarks(), step) != m_scrub->bookmarks().end();
    menu->addAction(marked ? tr("Remove bookmark at %1").arg(step) : tr("Bookmark %1").arg(step),
                    this, [this, step] { emit bookmarkToggled(step); });
    menu->popup(m_scrub->mapToGlobal(position));
}

} // namespace holdout
