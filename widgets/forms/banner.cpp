#include "forms/banner.h"

#include "support/icons.h"
#include "support/style.h"
#include "support/style_paint.h"
#include "support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace holdout {
namespace {

constexpr int iconRoom = 34;

QString iconName(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Info:
        return QStringLiteral("info");
    case Banner::Kind::Success:
        return QStringLiteral("success");
    case Banner::Kind::Warning:
        return QStringLiteral("warning");
    case Banner::Kind::Danger:
        break;
    }
    return QStringLiteral("error");
}

} // namespace

Banner::Banner(Kind kind, const QString& text, QWidget* parent)
    : QFrame(parent), m_kind(kind), m_text(new QLabel(text)), m_action(new QPushButton)
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    withLook(m_action, Look::Small)->hide();
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    auto* dismiss = new QToolButton;
    dismiss->setIcon(icon(QStringLiteral("close")));
    dismiss->setAccessibleName(tr("Dismiss this message"));
    dismiss->setToolTip(dismiss->accessibleName());
    dismiss->setFocusPolicy(Qt::StrongFocus);
    connect(dismiss, &QToolButton::clicked, this, [this] {
        hide();
        emit dismissed();
    });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(iconRoom, 5, 5, 5);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(dismiss);
    setAccessibleName(text);
}

void Banner::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Banner::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

void Banner::setAction(const QString& text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

QColor Banner::colour() const
{
    switch (m_kind) {
    case Kind::Info:
        return theme().accent;
    case Kind::Success:
        return theme().success;
    case Kind::Warning:
        return theme().warning;
    case Kind::Danger:
        break;
    }
    return theme().danger;
}

void Banner::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    roundedFrame(painter, rect(), mix(colour(), theme().card, 0.12),
                 mix(colour(), theme().card, 0.4), 8.0);
    paintIcon(painter, iconName(m_kind), QRect(10, (height() - 18) / 2, 18, 18), colour());
}

} // namespace holdout
