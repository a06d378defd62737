#include "window/command_palette.h"

#include "support/style.h"
#include "support/style_paint.h"
#include "support/theme.h"
#include "window/fuzzy.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace holdout {

/// The commands that answer what was typed, best first.
class CommandModel : public QAbstractListModel {
public:
    enum Role { Detail = Qt::UserRole, Shortcut };

    using QAbstractListModel::QAbstractListModel;

    void setCommands(std::vector<Command> commands)
    {
        m_commands = std::move(commands);
        find(QString());
    }

    void find(const QString& typed)
    {
        beginResetModel();
        std::vector<std::pair<int, std::size_t>> scores;
        for (std::size_t i = 0; i < m_commands.size(); ++i)
            if (const int score = fuzzyScore(typed, m_commands[i].title); score >= 0)
                scores.emplace_back(typed.isEmpty() ? 0 : -score, i);
        std::ranges::stable_sort(scores, {}, &std::pair<int, std::size_t>::first);
        m_found.clear();
        for (const auto& [score, index] : scores)
            m_found.push_back(index);
        endResetModel();
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_found.size());
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid())
            return {};
        const Command& found = command(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return found.title;
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1, %2 %3").arg(found.title, found.detail, found.shortcut);
        case Detail:
            return found.detail;
        case Shortcut:
            return found.shortcut;
        default:
            return {};
        }
    }

    const Command& command(int row) const
    {
        return m_commands[m_found[static_cast<std::size_t>(row)]];
    }

private:
    std::vector<Command> m_commands;
    std::vector<std::size_t> m_found;
};

namespace {

constexpr int rowHeight = 34;
constexpr int visibleRows = 10;

class CommandRow : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex&) const override
    {
        return {100, rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& colours = theme();
        if (option.state & QStyle::State_Selected)
            roundedFrame(*painter, option.rect, colours.accentSoft, Qt::transparent, 6.0);
        const QRect room = option.rect.adjusted(10, 0, -10, 0);
        const QString shortcut = index.data(CommandModel::Shortcut).toString();
        painter->setPen(colours.muted);
        painter->setFont(smallFont());
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, shortcut);
        painter->drawText(room.adjusted(0, 0, -110, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(CommandModel::Detail).toString());
        painter->setPen(colours.text);
        painter->setFont(option.font);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight,
                                                        room.width() - 220));
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window), m_field(withLook(new QLineEdit, Look::Normal)), m_list(new QListView),
      m_model(new CommandModel(this))
{
    setObjectName(QStringLiteral("palette"));
    m_field->setObjectName(QStringLiteral("palette_field"));
    m_field->setPlaceholderText(tr("Type a few letters of a command, a page or a scene"));
    m_field->setAccessibleName(tr("Command"));
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("palette_list"));
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandRow(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->addWidget(m_field);
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex& index) { run(index.row()); });
    hide();
}

void CommandPalette::open(std::vector<Command> commands)
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_model->setCommands(std::move(commands));
    m_field->clear();
    find(QString());
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::close()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    else
        parentWidget()->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    const int width = std::min(620, room.width() - 40);
    const int rows = std::clamp(m_model->rowCount(), 1, visibleRows);
    const int height = std::min(32 + 8 + 20 + rows * rowHeight + 4, room.height() - 40);
    setGeometry((room.width() - width) / 2, std::min(64, room.height() / 8), width, height);
}

void CommandPalette::find(const QString& typed)
{
    m_model->find(typed);
    m_list->setCurrentIndex(m_model->index(0, 0));
    place();
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const std::function<void()> chosen = m_model->command(row).run;
    close();
    chosen();
}

void CommandPalette::move(int rows)
{
    const int last = m_model->rowCount() - 1;
    const int row = std::clamp(m_list->currentIndex().row() + rows, 0, std::max(last, 0));
    m_list->setCurrentIndex(m_model->index(row, 0));
}

bool CommandPalette::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_PageUp:
        move(-visibleRows);
        return true;
    case Qt::Key_PageDown:
        move(visibleRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex().row());
        return true;
    case Qt::Key_K:
        if (!(modifiers & Qt::ControlModifier))
            return false;
        close();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere else to go
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        return handleKey(key->key(), key->modifiers());
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::MouseFocusReason || reason == Qt::OtherFocusReason)
            hide();
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    roundedFrame(painter, rect(), theme().card, mix(theme().muted, theme().line, 0.4), 10.0);
}

} // namespace holdout
