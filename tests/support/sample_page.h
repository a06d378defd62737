#pragma once

#include "forms/banner.h"
#include "forms/card.h"
#include "forms/chip.h"
#include "forms/flow_layout.h"
#include "pages/page.h"
#include "support/actions.h"
#include "support/icons.h"
#include "support/style.h"
#include "support/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>

namespace holdout {

/// A page with one of every kind of control, and actions that count how often they ran.
class SamplePage : public PageWidget {
public:
    explicit SamplePage(QWidget* parent = nullptr) : PageWidget(parent)
    {
        makeSampleActions();
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(12, 12, 12, 12);
        row->setSpacing(12);
        row->addWidget(buttonsCard());
        row->addWidget(fieldsCard());
        row->addWidget(messagesCard(), 1);
        setSubtitle(tr("Two moons · Neural network"));
        setStatus(tr("Training · 1.2 ms per epoch"), tr("Topic: Neural networks › Regularization"));
        setCount(QStringLiteral("23"));
    }

    QList<QWidget*> leftTools() override
    {
        auto* menuButton = new QPushButton(tr("Scenes"));
        auto* menu = new QMenu(menuButton);
        menu->addAction(tr("Save scene…"));
        menuButton->setMenu(menu);
        return {new QPushButton(tr("Compare…")), menuButton};
    }
    QList<QWidget*> rightTools() override
    {
        return {withLook(new QPushButton(tr("Add to project")), Look::Primary)};
    }
    std::vector<PaletteEntry> paletteEntries() override
    {
        return {
            {.title = tr("Scene: Spirals"), .detail = tr("Scene"), .run = [this] { ++scenes; }}};
    }
    void openFile(const QString& path) override { opened = path; }
    bool prepareToClose() override { return mayClose; }

    int plays = 0, saves = 0, letters = 0, steps = 0, scenes = 0;
    bool mayClose = true;
    QString opened;
    QLineEdit* field = nullptr;
    QSlider* slider = nullptr;
    QPushButton* button = nullptr;

private:
    void makeSampleActions()
    {
        makeAction(this,
                   {.menu = Menu::Run,
                    .text = tr("Play or pause"),
                    .shortcuts = {QKeySequence(Qt::Key_Space)}},
                   this, [this] { ++plays; });
        makeAction(this,
                   {.menu = Menu::Run,
                    .text = tr("Step forward"),
                    .shortcuts = {QKeySequence(Qt::Key_Right)}},
                   this, [this] { ++steps; });
        makeAction(
            this,
            {.menu = Menu::File, .text = tr("Save scene…"), .shortcuts = {QKeySequence::Save}},
            this, [this] { ++saves; });
        makeAction(
            this,
            {.menu = Menu::View, .text = tr("Contours"), .shortcuts = {QKeySequence(Qt::Key_C)}},
            this, [this] { ++letters; });
    }

    Card* buttonsCard()
    {
        auto* card = new Card(tr("Buttons"));
        card->setNote(tr("300 points · 2 classes"));
        card->setFixedWidth(260);
        button = new QPushButton(tr("Ordinary"));
        card->body()->addWidget(button);
        card->body()->addWidget(withLook(new QPushButton(tr("Primary")), Look::Primary));
        auto* small = new QHBoxLayout;
        small->addWidget(withLook(new QPushButton(tr("Paint")), Look::Small));
        small->addWidget(withLook(new QPushButton(tr("Open CSV…")), Look::Small));
        small->addStretch(1);
        card->body()->addLayout(small);
        auto* icons = new QHBoxLayout;
        for (const QString& name : iconNames().mid(0, 8)) {
            auto* tool = new QToolButton;
            tool->setIcon(icon(name));
            tool->setAccessibleName(name);
            tool->setFocusPolicy(Qt::StrongFocus);
            icons->addWidget(tool);
        }
        card->body()->addLayout(icons);
        auto* disabled = new QPushButton(icon(QStringLiteral("play")), tr("Disabled"));
        disabled->setEnabled(false);
        card->body()->addWidget(disabled);
        auto* on = new QPushButton(icon(QStringLiteral("probe")), tr("Checked"));
        on->setCheckable(true);
        on->setChecked(true);
        card->body()->addWidget(on);
        auto* primaryIcon =
            withLook(new QPushButton(icon(QStringLiteral("pause")), QString()), Look::Primary);
        primaryIcon->setAccessibleName(tr("Pause"));
        card->body()->addWidget(primaryIcon);
        auto* chips = new FlowLayout;
        for (const QString& name : {tr("Standardize"), tr("Impute median"), tr("One-hot")}) {
            auto* chip = new Chip(name);
            chip->setRemovable(true);
            chips->addWidget(chip);
        }
        chips->addWidget(new Chip(tr("+ step")));
        card->body()->addLayout(chips);
        card->body()->addStretch(1);
        return card;
    }

    Card* fieldsCard()
    {
        auto* card = new Card(tr("Fields"));
        card->setFixedWidth(260);
        card->addToTitleRow(withLook(new QPushButton(tr("reset")), Look::Link));
        auto* combo = new QComboBox;
        combo->setAccessibleName(tr("Algorithm"));
        combo->addItems({tr("Neural network"), tr("Decision tree"), tr("k-nearest neighbours")});
        card->body()->addWidget(combo);
        auto* quiet = withLook(new QComboBox, Look::Quiet);
        quiet->setAccessibleName(tr("Activation"));
        quiet->addItems({tr("tanh"), tr("relu")});
        card->body()->addWidget(quiet);
        field = new QLineEdit(tr("Some text"));
        field->setAccessibleName(tr("Text"));
        card->body()->addWidget(field);
        auto* spin = new QSpinBox;
        spin->setAccessibleName(tr("Number"));
        card->body()->addWidget(spin);
        slider = new QSlider(Qt::Horizontal);
        slider->setAccessibleName(tr("Noise"));
        slider->setValue(40);
        card->body()->addWidget(slider);
        auto* off = new QSlider(Qt::Horizontal);
        off->setAccessibleName(tr("Disabled noise"));
        off->setValue(70);
        off->setEnabled(false);
        card->body()->addWidget(off);
        auto* check = new QCheckBox(tr("Early stopping"));
        check->setChecked(true);
        card->body()->addWidget(check);
        card->body()->addWidget(new QCheckBox(tr("Nesterov")));
        card->body()->addWidget(new QRadioButton(tr("One")));
        auto* two = new QRadioButton(tr("Two"));
        two->setChecked(true);
        card->body()->addWidget(two);
        auto* progress = new QProgressBar;
        progress->setValue(60);
        progress->setTextVisible(false);
        card->body()->addWidget(progress);
        card->body()->addStretch(1);
        return card;
    }

    Card* messagesCard()
    {
        auto* card = new Card(tr("Messages"));
        using Kind = Banner::Kind;
        for (const auto& [kind, words] :
             {std::pair(Kind::Warning, tr("The features differ in scale by a factor of 40: "
                                          "distances see only the largest.")),
              std::pair(Kind::Danger,
                        tr("The loss stopped being finite at epoch 12; lower the learning rate.")),
              std::pair(Kind::Info, tr("Move over the plane.")),
              std::pair(Kind::Success, tr("Saved."))}) {
            auto* banner = new Banner(kind, words);
            if (kind == Kind::Warning)
                banner->setAction(tr("Standardize"));
            card->body()->addWidget(banner);
        }
        auto* tabs = new QTabWidget;
        tabs->addTab(new QLabel(tr("First")), tr("Metrics"));
        tabs->addTab(new QLabel(tr("Second")), tr("Curves"));
        tabs->tabBar()->setAccessibleName(tr("Views"));
        card->body()->addWidget(tabs, 1);
        return card;
    }
};

/// A catalogue of three sample pages, in two groups.
inline const std::vector<Page>& samplePages()
{
    const auto create = [](Workspace&, QWidget* parent) { return new SamplePage(parent); };
    static const std::vector<Page> all{
        {.id = QStringLiteral("today"),
         .title = QStringLiteral("Today"),
         .group = {},
         .icon = QStringLiteral("success"),
         .create = create},
        {.id = QStringLiteral("lab"),
         .title = QStringLiteral("Lab"),
         .group = QStringLiteral("Explore"),
         .icon = QStringLiteral("lab"),
         .create = create},
        {.id = QStringLiteral("data"),
         .title = QStringLiteral("Data"),
         .group = QStringLiteral("Explore"),
         .icon = QStringLiteral("data"),
         .create = create},
    };
    return all;
}

} // namespace holdout
